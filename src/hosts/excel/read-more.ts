import type { CellRange } from '../../core/address';
import { askPlaces, readNotes } from './notes';
import { askParts, readParts } from './parts';
import { askDetails, readDetails } from './read-details';
import type { AskedMore } from './read-sheet';

/** Asks what is wanted of a sheet besides its cells: the details of ranges, and what it bears. */
export function askMore(sheet: Excel.Worksheet, ranges: readonly CellRange[], withParts: boolean): AskedMore {
  const details = ranges.length > 0 ? askDetails(sheet, ranges) : null;
  const parts = withParts ? askParts(sheet) : null;
  return {
    askPlaces: () => details !== null && askPlaces(details.notes),
    readDetails: (snapshot) => details && readDetails(details, snapshot, readNotes(details.notes)),
    readParts: (names) => parts && readParts(parts, names),
  };
}
