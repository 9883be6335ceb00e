import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook, readWorkbookInSteps } from '../../src/ooxml/read';
import { finish, withRests, type Steps } from '../../src/ooxml/steps';
import { inflateNatively } from '../../src/hosts/file/inflate-natively';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { buildXlsx } from '../support/build-xlsx';
import { errorCode } from '../support/error-code';

function* counting(to: number): Steps<number> {
  for (let step = 1; step < to; step++) yield;
  return to;
}

/** A sheet whose part is large enough to be unpacked in steps. */
function large(rows: number): Uint8Array {
  const cells = Array.from(
    { length: rows },
    (_, row) => `<row r="${row + 1}"><c t="inlineStr"><is><t>第${row}行，甲</t></is></c><c><v>${row}</v></c></row>`,
  );
  return buildXlsx({ sheets: [{ name: '表', rows: cells.join('') }] });
}

test('all steps at once', () => {
  expect(finish(counting(5))).toBe(5);
});

test('a rest is asked for between every two steps, and waited for where there is one', async () => {
  const order: string[] = [];
  let asked = 0;
  const rest = () => {
    asked += 1;
    if (asked !== 2) return undefined;
    return Promise.resolve().then(() => void order.push('rested'));
  };
  function* told(): Steps<string> {
    for (const step of ['one', 'two', 'three']) {
      order.push(step);
      yield;
    }
    return 'done';
  }
  expect(await withRests(told(), rest)).toBe('done');
  expect(order).toEqual(['one', 'two', 'rested', 'three']);
  expect(asked).toBe(3);
});

test('a large workbook is read in many steps, to the same as in one', () => {
  const bytes = large(5000);
  const steps = readWorkbookInSteps(OpcPackage.open(bytes));
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count += 1;
  expect(count).toBeGreaterThan(10);
  expect(step.value).toEqual(readWorkbook(OpcPackage.open(bytes, {}, inflateNatively)));
  expect(step.value.sheets[0]!.rows[4999]).toEqual([{ value: '第4999行，甲' }, { value: 4999 }]);
});

test('a host rests while it reads, where its place asks for it', async () => {
  let rests = 0;
  const rest = () => {
    rests += 1;
    return undefined;
  };
  const host = await MemoryHost.open(large(5000), 'large.xlsx', { rest });
  const { sheets } = await host.read();
  const whileReading = rests;
  const looks = await host.looks();
  expect(sheets[0]!.rows).toHaveLength(5000);
  expect(looks[0]!.cellStyles).toHaveLength(5000);
  expect(whileReading).toBeGreaterThan(10);
  expect(rests - whileReading).toBeGreaterThan(10);
});

test.each([
  ['content that is not what its sum says', 14],
  ['content that is longer than declared', 22],
])('%s is refused in steps as well', (_, field) => {
  const bytes = large(5000);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.from(bytes).indexOf(name) - 30;
  const central = Buffer.from(bytes).lastIndexOf(name) - 46;
  for (const at of [local + field, central + field + 2]) view.setUint32(at, view.getUint32(at, true) - 1, true);
  const whole = errorCode(() => readWorkbook(OpcPackage.open(bytes, {}, inflateNatively)));
  expect(errorCode(() => finish(readWorkbookInSteps(OpcPackage.open(bytes))))).toBe(whole);
  expect(['broken-package', 'too-large']).toContain(whole);
});
