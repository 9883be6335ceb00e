import { columnName, quoteSheetName, type CellRange } from '../../core/address';
import type { PageLayout } from '../../core/edit';
import { escapeText } from '../xml';

const PAPER = { A4: 9, A3: 8 } as const;
const CENTIMETRES = 2.54;

/** The sections of a worksheet that say how it is printed, in the schema's order. */
export function pageXml(page: PageLayout | undefined): string {
  if (!page) return MARGINS;
  const inches = (centimetres: number): string => String(Math.round((centimetres / CENTIMETRES) * 1e6) / 1e6);
  const margins = page.margins
    ? `<pageMargins left="${inches(page.margins.left)}" right="${inches(page.margins.right)}" top="${inches(page.margins.top)}" ` +
      `bottom="${inches(page.margins.bottom)}" header="0.3" footer="0.3"/>`
    : MARGINS;
  const fit = page.fitToWidth ? ' fitToHeight="0"' : '';
  const header = textOf(page.header);
  const footer = textOf(page.footer);
  const breaks = page.rowBreaks ?? [];
  return (
    (page.centerHorizontally ? '<printOptions horizontalCentered="1"/>' : '') +
    margins +
    `<pageSetup paperSize="${PAPER[page.paper]}"${fit} orientation="${page.orientation}"/>` +
    (header + footer === ''
      ? ''
      : `<headerFooter>${header && `<oddHeader>${header}</oddHeader>`}${footer && `<oddFooter>${footer}</oddFooter>`}</headerFooter>`) +
    (breaks.length === 0
      ? ''
      : `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">` +
        // A break stands below the row of its number, counted from 1: above the row of that index.
        breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('') +
        '</rowBreaks>')
  );
}

const MARGINS = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';

function textOf(texts: PageLayout['header']): string {
  if (!texts) return '';
  const part = (code: string, text: string | undefined): string => (text ? code + text : '');
  return escapeText(part('&L', texts.left) + part('&C', texts.center) + part('&R', texts.right));
}

/** The names by which a sheet says which rows and columns repeat, and what is printed. */
export function pageNames(
  page: PageLayout | undefined,
  sheet: string,
): readonly { readonly name: string; readonly formula: string }[] {
  const names: { name: string; formula: string }[] = [];
  const prefix = `${quoteSheetName(sheet)}!`;
  if (page?.printArea) names.push({ name: '_xlnm.Print_Area', formula: prefix + absolute(page.printArea) });
  const titles: string[] = [];
  const { repeatColumns, repeatRows } = page ?? {};
  if (repeatColumns) titles.push(`${prefix}$${columnName(repeatColumns[0])}:$${columnName(repeatColumns[1])}`);
  if (repeatRows) titles.push(`${prefix}$${repeatRows[0] + 1}:$${repeatRows[1] + 1}`);
  if (titles.length > 0) names.push({ name: '_xlnm.Print_Titles', formula: titles.join(',') });
  return names;
}

/** `$A$1:$C$3`. */
export function absolute(range: CellRange): string {
  const corner = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;
  const first = corner(range.top, range.left);
  const single = range.top === range.bottom && range.left === range.right;
  return single ? first : `${first}:${corner(range.bottom, range.right)}`;
}
