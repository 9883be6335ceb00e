import { readFileSync } from 'node:fs';
import { EXCEL_ERROR_CODES, ExcelError, explainExcelError } from '../../../src/hosts/excel/excel-error';
import { words } from '../../../src/locales';

const declarations = readFileSync(require.resolve('@types/office-js/index.d.ts'), 'utf8');
const excel = /declare namespace Excel \{[\s\S]*?enum ErrorCodes \{([\s\S]*?)\}/.exec(declarations)![1]!;
const declared = [...excel.matchAll(/= "(\w+)"/g)].map((match) => match[1]!);

test('every code that Office.js declares for Excel is known', () => {
  expect(declared.length).toBeGreaterThan(30);
  expect(declared.filter((code) => !(EXCEL_ERROR_CODES as readonly string[]).includes(code))).toEqual([]);
});

test.each(['zh-CN', 'en-US'] as const)(
  'in %s every code has one sentence of its own, and none is left over',
  (locale) => {
    const { error } = words(locale).excel;
    expect(Object.keys(error).sort()).toEqual([...EXCEL_ERROR_CODES, 'unknown'].sort());
    for (const sentence of Object.values(error)) {
      expect(sentence).toMatch(/[。.]$/);
      expect(sentence.match(/[。]/g)?.length ?? 1).toBe(1);
    }
  },
);

test.each([
  ['a code of Excel', { code: 'ItemNotFound' }, { key: 'ItemNotFound', code: 'ItemNotFound', state: 'unchanged' }],
  ['a code we do not know', { code: 'Neu' }, { key: 'unknown', code: 'Neu', state: 'unchanged' }],
  ['ours', new ExcelError('Timeout', 'uncertain'), { key: 'Timeout', code: 'Timeout', state: 'uncertain' }],
  ['no error of Excel', new Error('x'), null],
  ['a code that is no text', { code: 7 }, null],
  ['nothing', null, null],
])('%s is explained', (_, error, expected) => {
  expect(explainExcelError(error)).toEqual(expected);
});
