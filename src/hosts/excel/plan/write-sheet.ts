import { rangeToA1, toA1 } from '../../../core/address';
import type { Edit, SheetPlan } from '../../../core/edit';
import { columnsToA1, rowsToA1, runsOf as runs } from '../addresses';
import { writtenAs, type Written } from '../excel-value';
import { writeNote } from '../notes';
import { removeParts } from '../parts';
import type { Survey } from '../survey';
import { bytesOf, work, type Work } from '../work';
import { rangeOf } from '../write-cells';
import { chartWork } from './charts';
import { conditionalFormatWork } from './conditional-formats';
import { pageWork } from './page';
import { styleWork } from './styles';
import { validationWork } from './validations';

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;
/** Rows written at a time, so that a request can be cut between them. */
const ROWS_IN_BLOCK = 500;

/** A generated sheet at a place among the sheets. `edits`: what is written with it, where charts find their titles. */
export function addSheet(plan: SheetPlan, position: number, edits: readonly Edit[]): Work[] {
  const add = work(3 * plan.name.length, ({ workbook }) => {
    workbook.worksheets.add(plan.name).position = position;
  });
  return [add, ...contentOf(plan, edits)];
}

/** Writes a generated sheet anew; the sheet and what refers to it stay. */
export function replaceSheet(plan: SheetPlan, survey: Survey, edits: readonly Edit[]): Work[] {
  const parts = survey.known.get(plan.name)?.parts;
  const clear = work(0, ({ workbook }) => {
    const sheet = workbook.worksheets.getItem(plan.name);
    if (parts) removeParts(sheet, parts);
    const all = sheet.getRange();
    all.unmerge();
    all.clear();
    all.dataValidation.clear();
    all.conditionalFormats.clearAll();
    all.rowHidden = false;
    all.columnHidden = false;
    all.format.useStandardWidth = true;
    all.format.useStandardHeight = true;
    sheet.freezePanes.unfreeze();
    sheet.horizontalPageBreaks.removePageBreaks();
  });
  return [clear, ...contentOf(plan, edits)];
}

export function deleteSheet(name: string, isVeryHidden: boolean): Work {
  return work(0, ({ workbook }) => {
    const sheet = workbook.worksheets.getItem(name);
    // Excel does not delete what it does not show at all.
    if (isVeryHidden) sheet.visibility = 'Hidden';
    sheet.delete();
  });
}

function contentOf(plan: SheetPlan, edits: readonly Edit[]): Work[] {
  return [
    ...linkWork(plan),
    ...styleWork(plan),
    ...valueWork(plan),
    ...tableWork(plan),
    ...layoutWork(plan),
    ...validationWork(plan),
    ...conditionalFormatWork(plan),
    ...noteWork(plan),
    ...chartWork(plan, edits),
    ...pageWork(plan),
    ...nameWork(plan),
    ...closingWork(plan),
  ];
}

/** Links come first: Excel gives their cells a style and a text of its own. */
function linkWork({ name, links = [] }: SheetPlan): Work[] {
  return links.map(({ row, column, target, tooltip }) =>
    work(3 * (target.length + (tooltip?.length ?? 0)), ({ workbook }) => {
      workbook.worksheets.getItem(name).getRange(toA1(row, column)).hyperlink = {
        documentReference: target,
        ...(tooltip !== undefined && { screenTip: tooltip }),
      };
    }),
  );
}

/** Contents and number formats, one list for each block of rows; formats first, or "@" would make text of numbers. */
function valueWork(plan: SheetPlan): Work[] {
  const width = Math.max(0, ...plan.rows.map((row) => row?.length ?? 0));
  const headers = headerTexts(plan);
  const works: Work[] = [];
  for (let top = 0; width > 0 && top < plan.rows.length; top += ROWS_IN_BLOCK) {
    const count = Math.min(ROWS_IN_BLOCK, plan.rows.length - top);
    const contents: Written[][] = [];
    const formats: Written[][] = [];
    for (let row = top; row < top + count; row += 1) {
      const cells = Array.from({ length: width }, (_, column) => plan.rows[row]?.[column]);
      contents.push(
        cells.map((cell, column) => {
          const header = headers.get(`${row},${column}`);
          return header === undefined ? (cell ? writtenAs(cell.value, cell.formula) : '') : writtenAs(header);
        }),
      );
      formats.push(cells.map((cell) => formatOf(plan, cell?.style)));
    }
    const range = { top, left: 0, bottom: top + count - 1, right: width - 1 };
    works.push(
      work(bytesOf(formats), (context) => {
        rangeOf(context, plan.name, range).numberFormat = formats;
      }),
      work(bytesOf(contents), (context) => {
        rangeOf(context, plan.name, range).formulas = contents;
      }),
    );
  }
  return works;
}

/** `null`: General, as every cell of an empty sheet is. */
function formatOf(plan: SheetPlan, style: string | undefined): string | null {
  return (style === undefined ? undefined : plan.styles[style]?.numberFormat) ?? null;
}

/** A table's header row says the names of its columns. */
function headerTexts({ tables = [] }: SheetPlan): ReadonlyMap<string, string> {
  return new Map(
    tables.flatMap(({ range, columns }) =>
      columns.map((text, index) => [`${range.top},${range.left + index}`, text] as const),
    ),
  );
}

function tableWork({ name: sheet, tables = [] }: SheetPlan): Work[] {
  return tables.map(({ name, range, style }) =>
    work(0, ({ workbook }) => {
      const table = workbook.worksheets.getItem(sheet).tables.add(rangeToA1(range), true);
      table.name = name;
      table.style = style ?? 'TableStyleLight1';
    }),
  );
}

/** Widths of characters of the standard font in points: seven pixels each and five for the margins, 96 to the inch. */
function pointsOf(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

function layoutWork(plan: SheetPlan): Work[] {
  const { name, columns, rowHeights = {}, merges = [] } = plan;
  const widths = new Map<string, number[]>();
  columns.forEach(({ width, hidden }, column) => {
    const key = `${width} ${hidden === true}`;
    widths.set(key, [...(widths.get(key) ?? []), column]);
  });
  const heights = new Map<number, number[]>();
  for (const [row, height] of Object.entries(rowHeights))
    heights.set(height, [...(heights.get(height) ?? []), Number(row)]);
  return [
    ...merges.map((range) => work(0, (context) => rangeOf(context, name, range).merge(false))),
    ...[...widths.values()].map((group) =>
      work(0, ({ workbook }) => {
        const list = runsOfColumns(group);
        const { width, hidden } = columns[group[0]!]!;
        const areas = workbook.worksheets.getItem(name).getRanges(list);
        areas.format.columnWidth = pointsOf(width);
        if (hidden) for (const column of group) columnOf(workbook, name, column).columnHidden = true;
      }),
    ),
    ...(plan.rows.length === 0
      ? []
      : [work(0, ({ workbook }) => rowsOf(workbook, name, 0, plan.rows.length - 1).format.autofitRows())]),
    ...[...heights].flatMap(([height, rows]) =>
      runs(rows).map(([from, to]) =>
        work(0, ({ workbook }) => {
          rowsOf(workbook, name, from, to).format.rowHeight = height;
        }),
      ),
    ),
  ];
}

function runsOfColumns(columns: readonly number[]): string {
  return runs(columns)
    .map(([from, to]) => columnsToA1(from, to))
    .join(',');
}

function columnOf(workbook: Excel.Workbook, name: string, column: number): Excel.Range {
  return workbook.worksheets.getItem(name).getRange(columnsToA1(column, column));
}

function rowsOf(workbook: Excel.Workbook, name: string, from: number, to: number): Excel.Range {
  return workbook.worksheets.getItem(name).getRange(rowsToA1(from, to));
}

function noteWork({ name, notes = [] }: SheetPlan): Work[] {
  return notes.map(({ row, column, text }) =>
    work(3 * text.length, ({ workbook }) => writeNote(workbook.worksheets.getItem(name), row, column, text, false)),
  );
}

function nameWork({ name: sheet, names = [] }: SheetPlan): Work[] {
  return names.map(({ name, formula, hidden }) =>
    work(3 * formula.length, ({ workbook }) => {
      workbook.worksheets.getItem(sheet).names.add(name, `=${formula}`).visible = !hidden;
    }),
  );
}

/** What changes how the sheet looks and works as a whole; the lock is the last. */
function closingWork(plan: SheetPlan): Work[] {
  return [
    work(0, ({ workbook }) => {
      const sheet = workbook.worksheets.getItem(plan.name);
      const { freeze, tabColor, showGridlines, protection, visibility } = plan;
      if (freeze && freeze.rows > 0 && freeze.columns > 0) {
        sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, freeze.rows, freeze.columns));
      } else if (freeze && freeze.rows > 0) sheet.freezePanes.freezeRows(freeze.rows);
      else if (freeze && freeze.columns > 0) sheet.freezePanes.freezeColumns(freeze.columns);
      sheet.tabColor = tabColor ?? '';
      sheet.showGridlines = showGridlines ?? true;
      sheet.visibility = VISIBILITY[visibility ?? 'visible'];
      if (protection) {
        sheet.protection.protect({
          allowFormatCells: protection.formatCells === true,
          allowFormatColumns: protection.formatColumns === true,
          allowFormatRows: protection.formatRows === true,
          allowAutoFilter: protection.autoFilter === true,
          allowSort: protection.sort === true,
        });
      }
    }),
  ];
}
