import type { Catalogue } from '../schema/catalogue';
import type { SheetSnapshot, WorkbookSnapshot } from '../snapshot';
import { bindReport } from './bind-report';
import { bindMatrix, findUnitColumns } from './bind-matrix';
import { filledRows } from './filled-rows';
import { findHeader, headerStacks } from './find-header';
import { findTables, type TableAnchor } from './find-table';
import { indicatorIndex } from './indicator-index';
import type { Matrix } from './matrix';
import { indexMerges } from './merge-index';
import type { Report, Stamp } from './report';
import { setAside } from './set-aside';
import { isGenerated, readStamp } from './stamp';

/** What a workbook's sheets were understood as. */
export interface Binding {
  readonly reports: Report[];
  readonly matrices: Matrix[];
  /** Names of the sheets that are neither: notes, charts, other tables, generated output. */
  readonly ignored: string[];
}

/**
 * Binds every sheet of a workbook to the catalogue; `source` names the workbook among others, `''` the open one.
 * Whatever a sheet holds, it becomes a report, a matrix, or is ignored; nothing throws.
 */
export function bindWorkbook(snapshot: WorkbookSnapshot, catalogue: Catalogue, source: string): Binding {
  const binding: Binding = { reports: [], matrices: [], ignored: [] };
  for (const sheet of snapshot.sheets) {
    const bound = isGenerated(snapshot, sheet.name)
      ? null
      : bindSheet(sheet, readStamp(snapshot, sheet.name), catalogue, source);
    if (bound === null) binding.ignored.push(sheet.name);
    else if ('report' in bound) binding.reports.push(bound.report);
    else binding.matrices.push(bound.matrix);
  }
  return setAside(binding);
}

const NOWHERE: TableAnchor = { code: -1, name: -1, rows: [] };

/** Binds one sheet, with the stamp that it carries; `null` when it is no reporting sheet. */
export function bindSheet(
  sheet: SheetSnapshot,
  stamp: Stamp | null,
  catalogue: Catalogue,
  source: string,
): { readonly report: Report } | { readonly matrix: Matrix } | null {
  const own = stamp?.catalogue === catalogue.id ? stamp : null;
  const index = indicatorIndex(catalogue);
  const filled = filledRows(sheet);
  const merges = indexMerges(sheet);
  const headerOf = (anchors: readonly TableAnchor[]) =>
    anchors.length > 0 ? findHeader(sheet, merges, anchors[0]!, index.isUnit) : null;
  let anchors = findTables(sheet, filled, index, 'exactly');
  let header = headerOf(anchors);
  if (!header) {
    const loose = findTables(sheet, filled, index, 'loosely');
    if (loose.length > 0) anchors = loose;
    // Not one indicator may be left of a generated sheet, but its header may.
    else if (own && anchors.length === 0) anchors = [{ ...NOWHERE, rows: filled.map((row) => row + 1) }];
    header = headerOf(anchors);
  }
  if (anchors.length === 0) return null;
  const stacks = header ? headerStacks(sheet, merges, header) : [];
  if (header && !own) {
    const anchor = anchors[0]!;
    const units = findUnitColumns(sheet, stacks, anchor, catalogue);
    if (units.length > 0) {
      const matrix = bindMatrix({ sheet, source, merges, catalogue, index, anchor, stacks, units, header, filled });
      return matrix.entries.length > 0 ? { matrix } : null;
    }
  }
  const report = bindReport({ sheet, source, stamp: own, merges, catalogue, index, filled, anchors, header, stacks });
  return report && { report };
}
