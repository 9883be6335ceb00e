import { builtInFormat, isDateFormat } from './number-formats';
import type { OpcPackage } from './package';
import { isTrue } from './read-workbook-part';
import { detach, XmlScanner } from './xml';

/** The cell formats of a workbook, by style index. */
export interface Styles {
  /** Number format codes; `undefined` for General. */
  readonly formats: readonly (string | undefined)[];
  readonly dates: readonly boolean[];
  /** Index into `fills`. */
  readonly fillIndexes: readonly number[];
  readonly locked: readonly boolean[];
  readonly fills: readonly Fill[];
  /** The workbook's own palette; `null` for the usual one. */
  readonly palette: readonly string[] | null;
}

export interface Fill {
  /** `none`, `solid`, `gray125`, … or `gradient`. */
  readonly pattern: string;
  readonly color: ColorSource | null;
}

/** A colour as a file gives it; at most one of the first three is there. */
export interface ColorSource {
  readonly rgb: string | null;
  readonly theme: number | null;
  readonly indexed: number | null;
  readonly tint: number;
}

/** Reads the styles part; a workbook without one has General everywhere. */
export function readStyles(pkg: OpcPackage, part: string | null): Styles {
  const codes = new Map<number, string>();
  const formats: (string | undefined)[] = [];
  const dates: boolean[] = [];
  const fillIndexes: number[] = [];
  const locked: boolean[] = [];
  const fills: Fill[] = [];
  const palette: string[] = [];
  const styles = { formats, dates, fillIndexes, locked, fills };
  if (part === null) return { ...styles, palette: null };

  const ids: number[] = [];
  let inCellFormats = false;
  const scanner = new XmlScanner(pkg.xml(part), part);
  while (scanner.next()) {
    const { name, kind } = scanner;
    if (name === 'cellXfs') inCellFormats = kind === 'open';
    else if (kind === 'close') continue;
    else if (name === 'xf') {
      if (!inCellFormats) continue;
      ids.push(Number(scanner.attribute('numFmtId') ?? 0));
      fillIndexes.push(Number(scanner.attribute('fillId') ?? 0));
      locked.push(true);
    } else if (name === 'protection') {
      if (inCellFormats && locked.length > 0)
        locked[locked.length - 1] = scanner.attribute('locked') !== '0' && scanner.attribute('locked') !== 'false';
    } else if (name === 'numFmt')
      codes.set(Number(scanner.attribute('numFmtId')), detach(scanner.attribute('formatCode') ?? ''));
    else if (name === 'fill') fills.push(readFill(scanner));
    else if (name === 'rgbColor') palette.push(scanner.attribute('rgb') ?? '');
    else if (name === 'dxfs' || name === 'extLst') scanner.skip();
  }
  for (const id of ids) {
    const code = codes.get(id) ?? builtInFormat(id);
    const general = code === undefined || code === '' || code.toLowerCase() === 'general';
    formats.push(general ? undefined : code);
    dates.push(!general && isDateFormat(code));
  }
  return { ...styles, palette: palette.length > 0 ? palette : null };
}

function readFill(scanner: XmlScanner): Fill {
  let pattern = 'none';
  let color: ColorSource | null = null;
  if (scanner.kind === 'empty') return { pattern, color };
  while (scanner.next() && scanner.name !== 'fill') {
    if (scanner.kind === 'close') continue;
    if (scanner.name === 'patternFill') pattern = scanner.attribute('patternType') ?? 'none';
    else if (scanner.name === 'gradientFill') pattern = 'gradient';
    else if (scanner.name === 'fgColor') color = readColor(scanner);
  }
  return { pattern, color };
}

/** The colour that the current tag names. */
export function readColor(scanner: XmlScanner): ColorSource {
  const number = (name: string): number | null => {
    const value = scanner.attribute(name);
    return value === null ? null : Number(value);
  };
  return {
    rgb: scanner.attribute('rgb'),
    theme: isTrue(scanner.attribute('auto')) ? null : number('theme'),
    indexed: number('indexed'),
    tint: number('tint') ?? 0,
  };
}
