import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderStyleData,
  type IStyleData,
} from '@univerjs/core';
import type { BorderSide, CellLook } from '../../ooxml/sheet-look';

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
    ...(font.bold && { bl: BooleanNumber.TRUE }),
    ...(font.italic && { it: BooleanNumber.TRUE }),
    ...(font.underline && { ul: { s: BooleanNumber.TRUE } }),
    ...(font.strikethrough && { st: { s: BooleanNumber.TRUE } }),
    ...(font.color !== null && { cl: { rgb: font.color } }),
    ...(look.fill !== null && { bg: { rgb: look.fill } }),
    ...(Object.keys(sides).length > 0 && { bd: sides }),
    ...(horizontal !== undefined && { ht: horizontal }),
    vt: VERTICAL[look.vertical],
    tb: look.wrap || look.vertical === 'justify' ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    ...(look.indent > 0 && {
      pd: look.horizontal === 'right' ? { r: look.indent * INDENT } : { l: look.indent * INDENT },
    }),
    ...(look.rotation === 'vertical'
      ? { tr: { a: 0, v: BooleanNumber.TRUE } }
      : look.rotation !== 0 && { tr: { a: -look.rotation } }),
    ...(look.numberFormat !== undefined && { n: { pattern: look.numberFormat } }),
  };
}

const HORIZONTAL: Readonly<Record<NonNullable<CellLook['horizontal']>, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.LEFT,
  distributed: HorizontalAlign.CENTER,
  fill: HorizontalAlign.LEFT,
};

const VERTICAL: Readonly<Record<CellLook['vertical'], VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
  justify: VerticalAlign.TOP,
  distributed: VerticalAlign.MIDDLE,
};

const LINES: Readonly<Record<string, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};

function toBorder({ style, color }: BorderSide): IBorderStyleData {
  return { s: LINES[style] ?? BorderStyleTypes.THIN, cl: { rgb: color ?? AUTOMATIC } };
}
