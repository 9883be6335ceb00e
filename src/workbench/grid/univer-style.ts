import type { BorderStyleTypes, HorizontalAlign, IBorderStyleData, IStyleData, VerticalAlign } from '@univerjs/core';
import type { BorderSide, CellLook } from '../../ooxml/sheet-look';
import { OVERFLOW, WRAP, YES } from './univer-signs';

const AUTOMATIC = '#000000';
/** Pixels of one step of indentation. */
const INDENT = 9;

/** How the grid draws a look. Nothing is said twice: what is plain is left out. */
export function toUniverStyle(look: CellLook): IStyleData {
  const { font, border } = look;
  const sides = {
    ...(border.top && { t: toBorder(border.top) }),
    ...(border.right && { r: toBorder(border.right) }),
    ...(border.bottom && { b: toBorder(border.bottom) }),
    ...(border.left && { l: toBorder(border.left) }),
  };
  const horizontal = look.horizontal === null ? undefined : HORIZONTAL[look.horizontal];
  return {
    ff: font.name,
    fs: font.size,
    ...(font.bold && { bl: YES }),
    ...(font.italic && { it: YES }),
    ...(font.underline && { ul: { s: YES } }),
    ...(font.strikethrough && { st: { s: YES } }),
    ...(font.color !== null && { cl: { rgb: font.color } }),
    ...(look.fill !== null && { bg: { rgb: look.fill } }),
    ...(Object.keys(sides).length > 0 && { bd: sides }),
    ...(horizontal !== undefined && { ht: horizontal }),
    vt: VERTICAL[look.vertical],
    tb: look.wrap || look.vertical === 'justify' ? WRAP : OVERFLOW,
    ...(look.indent > 0 && {
      pd: look.horizontal === 'right' ? { r: look.indent * INDENT } : { l: look.indent * INDENT },
    }),
    ...(look.rotation === 'vertical' ? { tr: { a: 0, v: YES } } : look.rotation !== 0 && { tr: { a: -look.rotation } }),
    ...(look.numberFormat !== undefined && { n: { pattern: look.numberFormat } }),
  };
}

const HORIZONTAL: Readonly<Record<NonNullable<CellLook['horizontal']>, HorizontalAlign>> = {
  left: 1,
  center: 2,
  right: 3,
  justify: 1,
  distributed: 2,
  fill: 1,
};

const VERTICAL: Readonly<Record<CellLook['vertical'], VerticalAlign>> = {
  top: 1,
  center: 2,
  bottom: 3,
  justify: 1,
  distributed: 2,
};

const LINES: Readonly<Record<string, BorderStyleTypes>> = {
  thin: 1,
  hair: 2,
  dotted: 3,
  dashed: 4,
  dashDot: 5,
  dashDotDot: 6,
  double: 7,
  medium: 8,
  mediumDashed: 9,
  mediumDashDot: 10,
  mediumDashDotDot: 11,
  slantDashDot: 12,
  thick: 13,
};

function toBorder({ style, color }: BorderSide): IBorderStyleData {
  return { s: LINES[style] ?? 1, cl: { rgb: color ?? AUTOMATIC } };
}
