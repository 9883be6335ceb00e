import type { CellStyle } from '../../edit';

const BODY = '宋体';
const HEAD = '黑体';
const PROSE = '仿宋';
const LINE = '#7F7F7F';
const GREY = '#595959';

const boxed = { sides: 'all', color: LINE } as const;

/** The styles of all generated sheets: 公文 fonts that every Chinese Office has. */
export const STYLES = {
  title: { font: { name: HEAD, size: 18, bold: true }, horizontal: 'center', vertical: 'center' },
  block: { font: { name: HEAD, size: 12, bold: true }, vertical: 'center' },
  line: { font: { name: BODY, size: 10.5 }, vertical: 'center' },
  lineCenter: { font: { name: BODY, size: 10.5 }, horizontal: 'center', vertical: 'center' },
  small: { font: { name: BODY, size: 9, color: GREY }, vertical: 'center' },
  head: {
    font: { name: HEAD, size: 10, bold: true },
    fill: '#D9E2EC',
    border: boxed,
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
  },
  clause: { font: { name: HEAD, size: 10.5, bold: true }, fill: '#F2F2F2', border: boxed, vertical: 'center' },
  text: { font: { name: BODY, size: 10 }, border: boxed, vertical: 'center', wrap: true },
  center: { font: { name: BODY, size: 10 }, border: boxed, horizontal: 'center', vertical: 'center', wrap: true },
  status: { font: { name: BODY, size: 10, bold: true }, border: boxed, horizontal: 'center', vertical: 'center' },
  general: { font: { name: BODY, size: 10 }, border: boxed, horizontal: 'right', vertical: 'center' },
  integer: {
    font: { name: BODY, size: 10 },
    border: boxed,
    horizontal: 'right',
    vertical: 'center',
    numberFormat: '#,##0',
  },
  count: {
    font: { name: BODY, size: 10 },
    border: boxed,
    horizontal: 'center',
    vertical: 'center',
    numberFormat: '0',
  },
  percent: {
    font: { name: BODY, size: 10 },
    border: boxed,
    horizontal: 'right',
    vertical: 'center',
    numberFormat: '0.0%',
  },
  score: {
    font: { name: BODY, size: 10, bold: true },
    border: boxed,
    horizontal: 'right',
    vertical: 'center',
    numberFormat: '0.00',
  },
  input: {
    font: { name: BODY, size: 10 },
    fill: '#FFF8E1',
    border: boxed,
    horizontal: 'right',
    vertical: 'center',
    numberFormat: '0.##',
    locked: false,
  },
  remark: {
    font: { name: BODY, size: 10 },
    fill: '#FFF8E1',
    border: boxed,
    vertical: 'center',
    wrap: true,
    locked: false,
  },
  plain: { font: { name: BODY, size: 10 } },
  plainGeneral: { font: { name: BODY, size: 10 }, numberFormat: 'General' },
  sign: { font: { name: BODY, size: 11 }, vertical: 'center' },
  prose: { font: { name: PROSE, size: 16 }, vertical: 'top', wrap: true, horizontal: 'left' },
  proseHead: { font: { name: HEAD, size: 16 }, vertical: 'center', wrap: true },
  proseRight: { font: { name: PROSE, size: 16 }, vertical: 'center', horizontal: 'right' },
  proseTitle: { font: { name: BODY, size: 20, bold: true }, horizontal: 'center', vertical: 'center', wrap: true },
  slipText: { font: { name: PROSE, size: 14 }, vertical: 'top', wrap: true },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** A bordered number in the format of its indicator; named so that equal formats share one style. */
export function numberStyle(numberFormat: string): { readonly name: string; readonly style: CellStyle } {
  return { name: `number ${numberFormat}`, style: { ...STYLES.general, shrink: true, numberFormat } };
}
