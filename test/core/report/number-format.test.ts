import { formatFacts } from '../../../src/core/report/number-format';

const OPEN = { isDate: false, isPercent: false, writesPercent: false, decimals: null };

test.each([
  ['General', OPEN],
  ['G/通用格式', OPEN],
  ['@', OPEN],
  ['', OPEN],
  ['General"家"', OPEN],
  ['0', { ...OPEN, decimals: 0 }],
  ['0.00', { ...OPEN, decimals: 2 }],
  ['#,##0', { ...OPEN, decimals: 0 }],
  ['#,##0.0', { ...OPEN, decimals: 1 }],
  ['0.0#', OPEN],
  ['0.??', OPEN],
  ['0.00_ ', { ...OPEN, decimals: 2 }],
  ['0.00_);(0.00)', { ...OPEN, decimals: 2 }],
  ['_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', { ...OPEN, decimals: 2 }],
  ['0.0"家"', { ...OPEN, decimals: 1 }],
  ['0.0"家', { ...OPEN, decimals: 1 }],
  ['[Red]0.000', { ...OPEN, decimals: 3 }],
  ['[$￥-804]#,##0.00', { ...OPEN, decimals: 2 }],
  ['[>=1]0.0;0', { ...OPEN, decimals: 1 }],
  ['[Red', OPEN],
  ['0.00E+00', OPEN],
  ['# ?/?', OPEN],
  ['#,##0.0,', { ...OPEN, decimals: 0 }],
  ['0,', { ...OPEN, decimals: 0 }],
  ['0%', { ...OPEN, isPercent: true, decimals: 2 }],
  ['0.0%', { ...OPEN, isPercent: true, decimals: 3 }],
  ['0.00%;-0.00%', { ...OPEN, isPercent: true, decimals: 4 }],
  ['#.##%', { ...OPEN, isPercent: true }],
  ['0.0"%"', { ...OPEN, writesPercent: true, decimals: 1 }],
  ['0.0\\%', { ...OPEN, writesPercent: true, decimals: 1 }],
  ['General"%"', { ...OPEN, writesPercent: true }],
  ['0.0"个"%', { ...OPEN, isPercent: true, decimals: 3 }],
  ['yyyy-mm-dd', { ...OPEN, isDate: true }],
  ['m"月"d"日"', { ...OPEN, isDate: true }],
  ['[$-804]yyyy年m月d日', { ...OPEN, isDate: true }],
  ['[h]:mm', { ...OPEN, isDate: true }],
  ['h:mm:ss', { ...OPEN, isDate: true }],
  ['"yes"0', { ...OPEN, decimals: 0 }],
])('%s', (code, facts) => {
  expect(formatFacts(code)).toEqual(facts);
});

test('a known format is not read again, and the memory is bounded', () => {
  const first = formatFacts('0.0000');
  for (let index = 0; index < 100; index++) formatFacts(`0"${index}"`);
  expect(formatFacts('0.0000')).toBe(first);
  for (let index = 0; index < 600; index++) formatFacts(`0"${index}"`);
  expect(formatFacts('0.0000')).toEqual(first);
  expect(formatFacts('0.0000')).not.toBe(first);
});
