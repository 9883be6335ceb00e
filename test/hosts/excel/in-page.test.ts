import { createContext, runInContext } from 'node:vm';
import type { FakeExcel } from '../../support/fake-excel/fake-excel';
import { fakeOfficeScript } from '../../support/fake-excel/in-page';
import { sheet } from '../../support/sheet';

test('the script for a page brings the client, the fake and the workbook', async () => {
  const script = await fakeOfficeScript(
    { sheets: [sheet('甲', '1 | =A1*2 → 2', { hiddenRows: [1] })], names: [] },
    { apiSet: '1.14' },
  );
  const page: Record<string, unknown> = { console, setTimeout, clearTimeout, Promise, TextEncoder, document: {} };
  Object.assign(page, { window: page, self: page, navigator: { userAgent: '' }, location: { href: '', search: '' } });
  createContext(page);
  runInContext(script, page);
  const run = `Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('甲').getRange('A1:B1');
    range.values = [[5, null]];
    range.load('values');
    await context.sync();
    return JSON.stringify(range.values);
  })`;
  expect(await runInContext(run, page)).toBe('[[5,10]]');
  const snapshot = (page.fakeExcel as FakeExcel).toSnapshot();
  expect(snapshot.sheets[0]!.rows[0]!.map((cell) => cell?.value)).toEqual([5, 10]);
  expect([...snapshot.sheets[0]!.hiddenRows]).toEqual([0]);
  expect(runInContext(`Office.context.requirements.isSetSupported('ExcelApi', '1.18')`, page)).toBe(false);
});
