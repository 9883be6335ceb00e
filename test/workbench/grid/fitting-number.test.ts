import { fittingNumber, TextWidths } from '../../../src/workbench/grid/fitting-number';

/** Every sign is ten pixels wide. */
const widthOf = (text: string) => 10 * text.length;

test.each<readonly [shown: string, value: number, isGeneral: boolean, room: number, seen: string]>([
  ['1234', 1234, true, 40, '1234'],
  ['1234', 1234, true, 39, '###'],
  ['-1234', -1234, true, 40, '####'],
  ['12.3456', 12.3456, true, 50, '12.35'],
  ['12.3456', 12.3456, true, 39, '12'],
  ['12.996', 12.996, true, 50, '13'],
  ['99.96', 99.96, true, 20, '##'],
  ['99.96', 99.96, true, 30, '100'],
  ['0.0004', 0.0004, true, 40, '####'],
  ['-0.0004', -0.0004, true, 40, '####'],
  ['1.5e-7', 1.5e-7, true, 40, '####'],
  ['123456789012345680', 123456789012345680, true, 60, '######'],
  // A format says how many decimals are seen.
  ['12.35%', 0.12346, false, 50, '#####'],
  ['1,234.50', 1234.5, false, 70, '#######'],
  ['12', 12, true, 5, '#'],
])('%s (%d; general: %s) in %i pixels is seen as %s', (shown, value, isGeneral, room, seen) => {
  expect(fittingNumber(shown, { value, isGeneral, room }, widthOf)).toBe(seen);
});

test('each sign of a font is measured once', () => {
  const asked: string[] = [];
  const widths = new TextWidths((sign, font) => {
    asked.push(`${sign} ${font}`);
    return sign === '.' ? 3 : 6;
  });
  expect([widths.widthOf('1.11', 'a'), widths.widthOf('1.1', 'a'), widths.widthOf('1', 'b')]).toEqual([21, 15, 6]);
  expect(asked).toEqual(['1 a', '. a', '1 b']);
});
