import { rangeToA1, type CellAddress } from '../../../core/address';
import type { CellStyle, SheetPlan } from '../../../core/edit';
import { addressLists, rectanglesOf } from '../addresses';
import { work, type Work } from '../work';

/** The looks of the cells, style by style over all the cells that have it. */
export function styleWork(plan: SheetPlan): Work[] {
  const cells = new Map<string, CellAddress[]>();
  plan.rows.forEach((row, index) =>
    row?.forEach((cell, column) => {
      if (cell?.style === undefined || !plan.styles[cell.style]) return;
      const list = cells.get(cell.style) ?? [];
      list.push({ row: index, column });
      cells.set(cell.style, list);
    }),
  );
  return [...cells].flatMap(([name, places]) =>
    addressLists(rectanglesOf(places).map(rangeToA1)).map((list) =>
      work(list.length + STYLE_BYTES, ({ workbook }) =>
        dress(workbook.worksheets.getItem(plan.name).getRanges(list).format, plan.styles[name]!),
      ),
    ),
  );
}

/** Some ten properties, and six borders. */
const STYLE_BYTES = 4000;

const HORIZONTAL = {
  left: 'Left',
  center: 'Center',
  right: 'Right',
  justify: 'Justify',
  distributed: 'Distributed',
} as const;
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;
const SIDES = {
  all: ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'],
  bottom: ['EdgeBottom'],
  top: ['EdgeTop'],
} as const;

function dress(format: Excel.RangeFormat, style: CellStyle): void {
  const { font, fill, border, horizontal, vertical, wrap, shrink, indent, locked } = style;
  if (font?.name !== undefined) format.font.name = font.name;
  if (font?.size !== undefined) format.font.size = font.size;
  if (font?.bold !== undefined) format.font.bold = font.bold;
  if (font?.italic !== undefined) format.font.italic = font.italic;
  if (font?.underline !== undefined) format.font.underline = font.underline ? 'Single' : 'None';
  // A link leaves its cell blue, so every font has a colour of its own.
  format.font.color = font?.color ?? '#000000';
  if (fill !== undefined) format.fill.color = fill;
  if (horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[horizontal];
  if (vertical !== undefined) format.verticalAlignment = VERTICAL[vertical];
  if (wrap !== undefined) format.wrapText = wrap;
  if (shrink !== undefined) format.shrinkToFit = shrink;
  if (indent !== undefined) format.indentLevel = indent;
  if (locked !== undefined) format.protection.locked = locked;
  for (const side of border ? SIDES[border.sides] : []) {
    const line = format.borders.getItem(side);
    line.style = 'Continuous';
    line.weight = 'Thin';
    line.color = border!.color;
  }
}
