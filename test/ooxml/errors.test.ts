import { errors as english } from '../../src/locales/en-US/errors';
import { errors as chinese } from '../../src/locales/zh-CN/errors';
import { WORKBOOK_ERROR_CODES, WorkbookError } from '../../src/ooxml/errors';

test.each([
  ['zh-CN', chinese],
  ['en-US', english],
])('every code has its sentence in %s, and no sentence is without code', (_, words) => {
  expect(Object.keys(words).sort()).toEqual([...WORKBOOK_ERROR_CODES].sort());
});

test('an error shows its code and what it is about to a programmer', () => {
  expect(new WorkbookError('broken-package', { part: 'xl/workbook.xml' }).message).toBe(
    'broken-package (part=xl/workbook.xml)',
  );
  expect(new WorkbookError('truncated').message).toBe('truncated');
});
