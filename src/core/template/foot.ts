import type { CellRange } from '../address';
import type { DataValidation, PlannedCell } from '../edit';
import { linesIn } from '../display-width';
import type { Catalogue, Form } from '../schema/catalogue';
import { LAST_COLUMN, TEMPLATE_COLUMNS } from './columns';
import { wordsPrompt } from './validation';
import { crossChecksOf, notesOf } from './words';

export interface Foot {
  readonly rows: readonly (readonly (PlannedCell | undefined)[])[];
  readonly merges: readonly CellRange[];
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly validations: readonly DataValidation[];
}

/** Who answers for the sheet: label cells, then the cells to fill in, by column. */
const CONTACTS = [
  { label: '单位负责人：', left: 0, input: [2, 2], prompt: '填姓名。' },
  { label: '填报人：', left: 3, input: [4, 5], prompt: '填姓名；填报人与审核人不得为同一人。' },
  { label: '审核人：', left: 6, input: [7, 8], prompt: '填姓名；填报人与审核人不得为同一人。' },
  { label: '联系电话：', left: 9, input: [10, 12], prompt: '手机号，或带区号的固定电话，如0577-88888888。' },
  { label: '填报日期：', left: 13, input: [14, 14], prompt: '按“2021-10-11”的样式填写，不早于报告期末。' },
] as const;
const DATE_COLUMN = 14;

const NOTE_LINE = 13;
/** The notes are set smaller than the standard font that widths are counted in. */
const NOTE_WIDTH = TEMPLATE_COLUMNS.reduce((sum, { width }) => sum + width, 0) * 1.05;

export function layFoot(catalogue: Catalogue, form: Form, firstRow: number, earliestDate: number): Foot {
  const contacts: PlannedCell[] = [];
  const merges: CellRange[] = [];
  const validations: DataValidation[] = [];
  const contactRow = firstRow + 1;
  for (const { label, left, input, prompt } of CONTACTS) {
    const [from, to] = input;
    const isDate = from === DATE_COLUMN;
    contacts[left] = { value: label, style: 'lineRight' };
    for (let column = from; column <= to; column++) {
      contacts[column] = { value: null, style: isDate ? 'dateInput' : 'lineInput' };
    }
    const range = { top: contactRow, left: from, bottom: contactRow, right: to };
    if (from - left > 1) merges.push({ top: contactRow, left, bottom: contactRow, right: from - 1 });
    if (to > from) merges.push(range);
    validations.push({
      range,
      ...wordsPrompt(label.replace('：', ''), prompt),
      ...(isDate && {
        rule: { type: 'date', min: earliestDate },
        error: { style: 'warning', title: '请核对', text: '应为日期，且不早于报告期末。' },
      }),
    });
  }

  const notes = [...notesOf(catalogue, form), crossChecksOf(catalogue, form)];
  const noteRow = contactRow + 1;
  const rowHeights: Record<number, number> = { [firstRow]: 6, [contactRow]: 22 };
  notes.forEach((note, index) => {
    const row = noteRow + index;
    rowHeights[row] = linesIn(note, NOTE_WIDTH) * NOTE_LINE + 3;
    merges.push({ top: row, left: 0, bottom: row, right: LAST_COLUMN });
  });
  return {
    rows: [[], contacts, ...notes.map((value) => [{ value, style: 'note' }])],
    merges,
    rowHeights,
    validations,
  };
}
