import { fromA1, toA1 } from '../../core/address';
import { withoutSheet } from './addresses';
import { placeOf } from './knowledge';
import { knows } from './requirement-sets';

/**
 * The notes of a sheet: Excel's own where this Excel gives them to add-ins, comments where it does not.
 * A comment does for a note that it can be written, read again and taken away.
 */
export interface AskedNotes {
  readonly items: Excel.NoteCollection | Excel.CommentCollection;
  places: readonly Excel.Range[];
}

export function notesOf(sheet: Excel.Worksheet): Excel.NoteCollection | Excel.CommentCollection {
  return knows('notes') ? sheet.notes : sheet.comments;
}

export function askNotes(sheet: Excel.Worksheet): AskedNotes {
  const items = notesOf(sheet);
  items.load('items/content');
  return { items, places: [] };
}

/** Asks where the notes stand. False: there are none, and nothing needs to be sent. */
export function askPlaces(asked: AskedNotes): boolean {
  const items: readonly (Excel.Note | Excel.Comment)[] = asked.items.items;
  asked.places = items.map((item) => {
    const place = item.getLocation();
    place.load('address');
    return place;
  });
  return asked.places.length > 0;
}

/** The texts by `placeOf`. */
export function readNotes(asked: AskedNotes): Map<number, string> {
  const items: readonly (Excel.Note | Excel.Comment)[] = asked.items.items;
  const notes = new Map<number, string>();
  asked.places.forEach(({ address }, index) => {
    const place = fromA1(withoutSheet(address));
    if (place) notes.set(placeOf(place.row, place.column), items[index]!.content);
  });
  return notes;
}

/** Sets, replaces or takes away the note of a cell. */
export function writeNote(
  sheet: Excel.Worksheet,
  row: number,
  column: number,
  text: string | null,
  isThere: boolean,
): void {
  const address = toA1(row, column);
  if (knows('notes')) {
    if (!isThere) {
      if (text !== null) sheet.notes.add(address, text);
    } else if (text === null) sheet.notes.getItem(address).delete();
    else sheet.notes.getItem(address).content = text;
    return;
  }
  const { comments } = sheet;
  if (!isThere) {
    if (text !== null) comments.add(sheet.getRange(address), text);
  } else if (text === null) comments.getItemByCell(sheet.getRange(address)).delete();
  else comments.getItemByCell(sheet.getRange(address)).content = text;
}
