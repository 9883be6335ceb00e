import { linesIn } from '../../display-width';
import type { PlannedCell, SheetPlan } from '../../edit';
import { briefingOf } from '../briefing';
import { letterDate } from '../letter-date';
import type { SummaryModel } from '../model';
import { countStatuses, STATUSES } from '../standing';
import { Grid } from './grid';
import { cellOf, type Layout } from './layout';
import { footLine, generatedNames } from './marks';
import { STYLES } from './styles';

/** The text width of an A4 page: a single column is never scaled to fit. 27 characters of 16 pt stand in it. */
export const LETTER_WIDTH = 74;
const CHARACTERS = 54;
const LINE = 27;
export const LETTER_MARGINS = { top: 3.2, bottom: 2.8, left: 2.6, right: 2.4 };

/** Tells whether the counts that the text speaks of still stand in 汇总表. */
function freshness(model: SummaryModel, layout: Layout): PlannedCell {
  const { columns } = layout.overview;
  const counts = countStatuses(model.indicators.map(({ status }) => status));
  const tests = STATUSES.map((status, index) => {
    const cell = cellOf(layout, 'overview', layout.overview.strip + 1, columns.unit + index);
    return `${cell}=${String(counts[status])}`;
  });
  const [same, changed] = ['本通报与汇总表一致。', '汇总表的数字在生成后有变动，请重新汇总后再用本通报。'];
  return { value: same!, formula: `IF(AND(${tests.join(',')}),"${same!}","${changed!}")`, style: 'small' };
}

/** 通报: one paragraph a cell, so that it can be copied into a letter. */
export function briefingPlan(model: SummaryModel, layout: Layout): SheetPlan {
  const grid = new Grid();
  const heights: Record<number, number> = {};
  const { title, addressee, sections, issuer } = briefingOf(model);
  let row = 0;
  const put = (text: string, style: string, height: number): void => {
    grid.text(row, 0, text, style);
    heights[row] = height;
    row++;
  };
  put(title, 'proseTitle', linesIn(title, 38) * 36 + 16);
  put(addressee, 'prose', linesIn(addressee, CHARACTERS) * LINE + 4);
  for (const { heading, paragraphs } of sections) {
    put(`　　${heading}`, 'proseHead', 32);
    for (const paragraph of paragraphs) {
      const text = `　　${paragraph}`;
      put(text, 'prose', linesIn(text, CHARACTERS) * LINE + 4);
    }
  }
  put('', 'prose', 24);
  put(issuer, 'proseRight', 30);
  put(letterDate(model.time), 'proseRight', 30);
  grid.put(row, 0, freshness(model, layout));
  grid.text(row + 1, 0, footLine(model), 'small');
  return {
    name: layout.names('briefing'),
    tabColor: '#7030A0',
    rows: grid.rows,
    styles: STYLES,
    columns: [{ width: LETTER_WIDTH }],
    rowHeights: heights,
    showGridlines: false,
    page: {
      paper: 'A4',
      orientation: 'portrait',
      fitToWidth: true,
      printArea: { top: 0, left: 0, bottom: row + 1, right: 0 },
      footer: { center: '— &P —' },
      margins: LETTER_MARGINS,
      centerHorizontally: true,
    },
    names: generatedNames('briefing', model),
  };
}
