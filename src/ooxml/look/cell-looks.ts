import { readThemeColors, resolveColor } from '../colors';
import type { OpcPackage } from '../package';
import { readColor, readStyles, type ColorSource, type Styles } from '../read-styles';
import { isTrue, type WorkbookPart } from '../read-workbook-part';
import type { BorderLook, BorderSide, CellLook, FontLook } from '../sheet-look';
import { XmlScanner } from '../xml';

/** What a conditional format changes; `null` stays as it is. */
export interface DifferentialLook {
  readonly fill: string | null;
  readonly color: string | null;
  readonly bold: boolean | null;
}

/** The looks of a workbook: of its cells by style index, of its conditional formats by theirs. */
export interface WorkbookLooks {
  readonly cells: readonly CellLook[];
  readonly differentials: readonly DifferentialLook[];
  /** `#RRGGBB` of a colour as a part gives it. */
  readonly color: (source: ColorSource) => string | null;
}

type Resolve = WorkbookLooks['color'];

const PLAIN_FONT: FontLook = {
  name: 'Calibri',
  size: 11,
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  color: null,
};
const NO_BORDER: BorderLook = { left: null, right: null, top: null, bottom: null };

type Alignment = Pick<CellLook, 'horizontal' | 'vertical' | 'wrap' | 'shrink' | 'indent' | 'rotation'>;

const PLAIN_ALIGNMENT: Alignment = {
  horizontal: null,
  vertical: 'bottom',
  wrap: false,
  shrink: false,
  indent: 0,
  rotation: 0,
};

/** The look of a cell without any style. */
export const PLAIN_LOOK: CellLook = {
  font: PLAIN_FONT,
  fill: null,
  border: NO_BORDER,
  ...PLAIN_ALIGNMENT,
  locked: true,
};

/** Reads the styles part as it looks on the screen; there is always a first look. */
export function readCellLooks(pkg: OpcPackage, workbook: WorkbookPart): WorkbookLooks {
  const styles = readStyles(pkg, workbook.styles);
  const theme = readThemeColors(pkg, workbook.theme);
  const color: Resolve = (source) => resolveColor(source, theme, styles.palette);
  if (workbook.styles === null) return { cells: [PLAIN_LOOK], differentials: [], color };

  const fonts: FontLook[] = [];
  const borders: BorderLook[] = [];
  const formats: { font: number; border: number; alignment: Alignment }[] = [];
  const differentials: DifferentialLook[] = [];
  let inCellFormats = false;
  const scanner = new XmlScanner(pkg.xml(workbook.styles), workbook.styles);
  while (scanner.next()) {
    const { name, kind } = scanner;
    if (name === 'cellXfs') inCellFormats = kind === 'open';
    else if (kind === 'close') continue;
    else if (name === 'font') fonts.push(readFont(scanner, color));
    else if (name === 'border') borders.push(readBorder(scanner, color));
    else if (name === 'dxf') differentials.push(readDifferential(scanner, color));
    else if (name === 'xf' && inCellFormats) {
      formats.push({
        font: Number(scanner.attribute('fontId') ?? 0),
        border: Number(scanner.attribute('borderId') ?? 0),
        alignment: PLAIN_ALIGNMENT,
      });
    } else if (name === 'alignment' && inCellFormats) {
      const last = formats.at(-1);
      if (last) last.alignment = readAlignment(scanner);
    } else if (name === 'extLst') scanner.skip();
  }
  const cells = formats.map(({ font, border, alignment }, index): CellLook => {
    const numberFormat = styles.formats[index];
    return {
      font: fonts[font] ?? PLAIN_FONT,
      fill: solidFill(styles, index, color),
      border: borders[border] ?? NO_BORDER,
      ...alignment,
      ...(numberFormat === undefined ? {} : { numberFormat }),
      locked: styles.locked[index] !== false,
    };
  });
  return { cells: cells.length > 0 ? cells : [PLAIN_LOOK], differentials, color };
}

function solidFill(styles: Styles, index: number, color: Resolve): string | null {
  const fill = styles.fills[styles.fillIndexes[index] ?? 0];
  return fill?.pattern === 'solid' && fill.color ? color(fill.color) : null;
}

function readFont(scanner: XmlScanner, resolve: Resolve): FontLook {
  if (scanner.kind === 'empty') return PLAIN_FONT;
  let { name, size, bold, italic, underline, strikethrough, color } = PLAIN_FONT;
  while (scanner.next() && !(scanner.name === 'font' && scanner.kind === 'close')) {
    if (scanner.kind === 'close') continue;
    const value = scanner.attribute('val');
    switch (scanner.name) {
      case 'name':
        name = value ?? name;
        break;
      case 'sz':
        size = Number(value) || size;
        break;
      case 'b':
        bold = isOn(value);
        break;
      case 'i':
        italic = isOn(value);
        break;
      case 'u':
        underline = value !== 'none';
        break;
      case 'strike':
        strikethrough = isOn(value);
        break;
      case 'color':
        color = resolve(readColor(scanner));
        break;
    }
  }
  return { name, size, bold, italic, underline, strikethrough, color };
}

/** `<b/>` alone means yes. */
function isOn(value: string | null): boolean {
  return value === null || isTrue(value);
}

function readBorder(scanner: XmlScanner, resolve: Resolve): BorderLook {
  if (scanner.kind === 'empty') return NO_BORDER;
  const sides: { -readonly [Side in keyof BorderLook]: BorderSide | null } = { ...NO_BORDER };
  let side: keyof BorderLook | null = null;
  while (scanner.next() && !(scanner.name === 'border' && scanner.kind === 'close')) {
    if (scanner.kind === 'close') continue;
    if (scanner.name === 'color') {
      const drawn: BorderSide | null = side && sides[side];
      if (side && drawn) sides[side] = { ...drawn, color: resolve(readColor(scanner)) };
      continue;
    }
    side = sideOf(scanner.name);
    const style = scanner.attribute('style') ?? 'none';
    if (side && style !== 'none') sides[side] = { style, color: null };
  }
  return sides;
}

/** Strict files, and those of other programs, say `start` and `end`. */
function sideOf(name: string): keyof BorderLook | null {
  if (name === 'left' || name === 'start') return 'left';
  if (name === 'right' || name === 'end') return 'right';
  return name === 'top' || name === 'bottom' ? name : null;
}

function readAlignment(scanner: XmlScanner): Alignment {
  const rotation = Number(scanner.attribute('textRotation') ?? 0);
  return {
    horizontal: horizontalOf(scanner.attribute('horizontal')),
    vertical: verticalOf(scanner.attribute('vertical')),
    wrap: isTrue(scanner.attribute('wrapText')),
    shrink: isTrue(scanner.attribute('shrinkToFit')),
    indent: Number(scanner.attribute('indent') ?? 0),
    // 91 to 180 count downwards from level (18.8.1).
    rotation: rotation === 255 ? 'vertical' : rotation > 90 ? 90 - rotation : rotation,
  };
}

function horizontalOf(text: string | null): CellLook['horizontal'] {
  switch (text) {
    case 'left':
    case 'right':
    case 'center':
    case 'justify':
    case 'distributed':
    case 'fill':
      return text;
    case 'centerContinuous':
      return 'center';
    default:
      return null;
  }
}

function verticalOf(text: string | null): CellLook['vertical'] {
  return text === 'top' || text === 'center' || text === 'justify' || text === 'distributed' ? text : 'bottom';
}

function readDifferential(scanner: XmlScanner, resolve: Resolve): DifferentialLook {
  let fill: string | null = null;
  let color: string | null = null;
  let bold: boolean | null = null;
  if (scanner.kind === 'empty') return { fill, color, bold };
  let inFont = false;
  while (scanner.next() && !(scanner.name === 'dxf' && scanner.kind === 'close')) {
    if (scanner.name === 'font') inFont = scanner.kind === 'open';
    else if (scanner.kind === 'close') continue;
    else if (inFont && scanner.name === 'color') color = resolve(readColor(scanner));
    else if (inFont && scanner.name === 'b') bold = isOn(scanner.attribute('val'));
    // In differential formats the colour of a solid fill is its background.
    else if (scanner.name === 'bgColor') fill = resolve(readColor(scanner)) ?? fill;
    else if (scanner.name === 'fgColor') fill ??= resolve(readColor(scanner));
    else if (scanner.name === 'border' || scanner.name === 'alignment') scanner.skip();
  }
  return { fill, color, bold };
}
