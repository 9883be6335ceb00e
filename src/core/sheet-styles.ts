import type { CellStyle, ConditionalFormat } from './edit';
import { LIGHTS, type Light, type Status } from './attainment';
import type { CellRange } from './address';
import { toA1 } from './address';

const BODY = '宋体';
const HEAD = '黑体';
const LINE = '#8C8C8C';
const boxed = { sides: 'all', color: LINE } as const;
const figure = { horizontal: 'right', vertical: 'center' } as const;

/** Where a person writes. */
const INPUT_FILL = '#FFF8E1';
const FIXED_FILL = '#F2F2F2';

/** The styles that reporting sheets and the allocation share: fonts that every Chinese Office has. */
const SHEET_STYLES = {
  title: { font: { name: HEAD, size: 18 }, horizontal: 'center', vertical: 'center' },
  line: { font: { name: BODY, size: 10.5 }, vertical: 'center' },
  lineRight: { font: { name: BODY, size: 10.5 }, horizontal: 'right', vertical: 'center' },
  lineInput: {
    font: { name: BODY, size: 10.5 },
    fill: INPUT_FILL,
    border: { sides: 'bottom', color: LINE },
    horizontal: 'left',
    vertical: 'center',
    shrink: true,
    locked: false,
    numberFormat: '@',
  },
  dateInput: {
    font: { name: BODY, size: 10.5 },
    fill: INPUT_FILL,
    border: { sides: 'bottom', color: LINE },
    horizontal: 'left',
    vertical: 'center',
    shrink: true,
    locked: false,
    numberFormat: 'yyyy"年"m"月"d"日"',
  },
  note: { font: { name: BODY, size: 9 }, vertical: 'center', wrap: true },
  head: {
    font: { name: HEAD, size: 10 },
    fill: '#D9E2EC',
    border: boxed,
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
  },
  clause: { font: { name: HEAD, size: 10 }, fill: '#E9EEF4', border: boxed, vertical: 'center' },
  center: {
    font: { name: BODY, size: 10 },
    border: boxed,
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
  },
  text: { font: { name: BODY, size: 10 }, border: boxed, vertical: 'center', wrap: true },
  part: {
    font: { name: BODY, size: 10 },
    border: boxed,
    horizontal: 'left',
    vertical: 'center',
    wrap: true,
    indent: 1,
  },
  small: { font: { name: BODY, size: 8 }, border: boxed, vertical: 'center', wrap: true },
  words: {
    font: { name: BODY, size: 9 },
    fill: INPUT_FILL,
    border: boxed,
    vertical: 'center',
    wrap: true,
    locked: false,
  },
  none: {
    font: { name: BODY, size: 10, color: LINE },
    fill: FIXED_FILL,
    border: boxed,
    horizontal: 'center',
    vertical: 'center',
  },
  status: { font: { name: BODY, size: 10 }, fill: FIXED_FILL, border: boxed, horizontal: 'center', vertical: 'center' },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** The styles that a plan gathers, figures in every number format among them. */
export class Styles {
  readonly all: Record<string, CellStyle> = { ...SHEET_STYLES };

  /** A figure given by the document, the city office or an earlier period. */
  fixed(numberFormat: string): string {
    return this.named('fixed', numberFormat, {
      font: { name: BODY, size: 10 },
      border: boxed,
      ...figure,
      numberFormat,
    });
  }

  /** A figure that a formula works out. */
  computed(numberFormat: string): string {
    return this.named('computed', numberFormat, {
      font: { name: BODY, size: 10 },
      fill: FIXED_FILL,
      border: boxed,
      ...figure,
      numberFormat,
    });
  }

  /** A figure that a person fills in. */
  input(numberFormat: string): string {
    return this.named('input', numberFormat, {
      font: { name: BODY, size: 10 },
      fill: INPUT_FILL,
      border: boxed,
      ...figure,
      locked: false,
      numberFormat,
    });
  }

  private named(kind: string, numberFormat: string, style: CellStyle): string {
    const name = `${kind} ${numberFormat}`;
    this.all[name] ??= style;
    return name;
  }
}

/** Fills and ink of the lights, legible in black and white because the word itself says it. */
const LIGHT_COLORS: Readonly<Record<Light, { readonly fill: string; readonly color: string; readonly bold: boolean }>> =
  {
    green: { fill: '#DFF0D8', color: '#2B5D1E', bold: false },
    yellow: { fill: '#FFECB3', color: '#6B4E00', bold: false },
    red: { fill: '#F8CBAD', color: '#8A1C00', bold: true },
    grey: { fill: '#EDEDED', color: '#595959', bold: false },
  };

/** Colours the status words of a range that begins at its top left cell. */
export function lightFormats(range: CellRange): ConditionalFormat[] {
  const cell = toA1(range.top, range.left);
  return (Object.keys(LIGHT_COLORS) as Light[]).map((light) => {
    const words = (Object.keys(LIGHTS) as Status[]).filter((status) => LIGHTS[status] === light);
    const formula = `OR(${words.map((word) => `${cell}="${word}"`).join(',')})`;
    return { range, type: 'expression', formula, ...LIGHT_COLORS[light] };
  });
}
