import { bindWorkbook } from '../../src/core/report/bind';
import { check } from '../../src/core/check';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';
import type { Cell } from '../../src/core/snapshot';
import { Form } from '../support/form';
import { OPTIONS } from '../support/rule-tester';
import { sheet, workbook } from '../support/sheet';

/** Where a sheet may hold the reason of a lag. The form lags in D2-05 and J5-03 and is faultless otherwise. */

const REASON = '因省级评审结果尚未公布，年底前可再完成一批。';
const OTHER = '因企业申报材料仍在补正，计划11月底前组织第二批申报。';
const TABLE_ENDS = 'F3-02';

function lagging(): Form {
  const form = Form.own({ without: ['attainment', 'status', 'evidence', 'previous'] });
  return form.put('D2-05', 'actual', '4').put('J5-03', 'actual', '4');
}

function findingsOf(cells: readonly (readonly (Cell | undefined)[])[]): string[] {
  const { reports, matrices } = bindWorkbook(
    workbook({ ...sheet('Sheet1', ''), rows: [...cells] }),
    catalogue,
    'return.xlsx',
  );
  return check(reports, { ...OPTIONS, matrices })
    .findings.filter(({ severity }) => severity !== 'notice')
    .map(({ rule, cell, code }) => `${rule} ${cell} ${code}`);
}

/** A further column of words to the right of the last. */
function withRemarks(form: Form, header: string, texts: Readonly<Record<string, string>>): (Cell | undefined)[][] {
  const last = Math.max(...form.columns.values());
  const cells = form.cells.map((row) => [...row]);
  const put = (row: number, value: string) => {
    cells[row]![last + 1] = { value };
  };
  put(2, header);
  for (const [code, text] of Object.entries(texts)) put(form.rows.get(code)!, text);
  return cells;
}

/** The lower part of the table beside the upper one, as it is done to save paper. */
function inTwoHalves(form: Form, from: string): (Cell | undefined)[][] {
  const first = form.rows.get(from)!;
  const last = form.rows.get(TABLE_ENDS)!;
  const width = Math.max(...form.columns.values()) + 2;
  const beside = (row: readonly (Cell | undefined)[], other: readonly (Cell | undefined)[] | undefined) =>
    other ? [...Array.from({ length: width }, (_, column) => row[column]), ...other] : [...row];
  const upper = form.cells
    .slice(0, first)
    .map((row, index) => beside(row, index === 2 ? row : form.cells.slice(first, last + 1)[index - 3]));
  return [...upper, ...form.cells.slice(last + 1)];
}

test('two lags without reasons are found', () => {
  const form = lagging();
  expect(findingsOf(form.cells)).toEqual([
    `reason-missing ${form.at('D2-05', 'explanation')} D2-05`,
    `reason-missing ${form.at('J5-03', 'explanation')} J5-03`,
  ]);
});

test.each(['备注2', '存在问题', '下一步打算'])('the reasons may stand in a further column (%s)', (header) => {
  expect(findingsOf(withRemarks(lagging(), header, { 'D2-05': REASON, 'J5-03': OTHER }))).toEqual([]);
});

test('what will be done next does not take the place of the reason', () => {
  const form = lagging().put('D2-05', 'explanation', REASON).put('J5-03', 'explanation', OTHER);
  form.putAt(form.header('explanation'), '滞后原因分析');
  expect(findingsOf(withRemarks(form, '下一步打算', { 'D2-05': '继续推进', 'J5-03': '继续推进' }))).toEqual([]);
});

test('in the right half of a table each row has its reason beside it', () => {
  const form = lagging().put('D2-05', 'explanation', REASON).put('J5-03', 'explanation', OTHER);
  expect(findingsOf(inTwoHalves(form, 'J2-03'))).toEqual([]);
});

test('in the right half of a table a missing reason is missing there', () => {
  const form = lagging().put('D2-05', 'explanation', REASON);
  const row = form.rows.get('J5-03')! - form.rows.get('J2-03')! + 4;
  expect(findingsOf(inTwoHalves(form, 'J2-03'))).toEqual([`reason-missing S${row} J5-03`]);
});
