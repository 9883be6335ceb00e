import type { OpcPackage } from './package';
import type { ColorSource } from './read-styles';
import { XmlScanner } from './xml';

/** The palette that `indexed` counts in (ECMA-376 part 1, 18.8.27); its first eight stand there twice. */
const USUAL_PALETTE = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

/** The order in which `theme` counts, which is not the order of the theme part. */
const THEME_ORDER = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];

/** The ten colours of the theme, as `theme="0"` … count them; empty without a theme. */
export function readThemeColors(pkg: OpcPackage, part: string | null): string[] {
  if (part === null) return [];
  const byName = new Map<string, string>();
  const scanner = new XmlScanner(pkg.xml(part), part);
  let slot = '';
  while (scanner.next()) {
    if (scanner.name === 'clrScheme' && scanner.kind === 'close') break;
    if (scanner.kind === 'close') continue;
    if (scanner.name === 'srgbClr') byName.set(slot, scanner.attribute('val') ?? '');
    else if (scanner.name === 'sysClr') byName.set(slot, scanner.attribute('lastClr') ?? '');
    else slot = scanner.name;
  }
  return THEME_ORDER.map((name) => byName.get(name) ?? '');
}

/** `#RRGGBB`, or `null` where the colour is automatic or not to be found. */
export function resolveColor(
  color: ColorSource,
  theme: readonly string[],
  palette: readonly string[] | null,
): string | null {
  const hex =
    color.rgb ??
    (color.theme !== null ? theme[color.theme] : null) ??
    (color.indexed !== null ? (palette ?? USUAL_PALETTE)[color.indexed] : null);
  if (!hex || !/^[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$/.test(hex)) return null;
  const rgb = hex.slice(-6).toUpperCase();
  return `#${color.tint === 0 || Number.isNaN(color.tint) ? rgb : tinted(rgb, color.tint)}`;
}

/** Lightens or darkens by the luminance of HSL, as 18.8.19 has it. */
function tinted(rgb: string, tint: number): string {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const lightness = (high + low) / 2;
  const chroma = high - low;
  const saturation = chroma === 0 ? 0 : chroma / (1 - Math.abs(2 * lightness - 1));
  const hue =
    chroma === 0
      ? 0
      : high === red
        ? ((green - blue) / chroma + 6) % 6
        : high === green
          ? (blue - red) / chroma + 2
          : (red - green) / chroma + 4;
  const bounded = Math.max(-1, Math.min(1, tint));
  const lit = bounded < 0 ? lightness * (1 + bounded) : lightness * (1 - bounded) + bounded;
  const reach = (1 - Math.abs(2 * lit - 1)) * saturation;
  const middle = reach * (1 - Math.abs((hue % 2) - 1));
  const base = lit - reach / 2;
  const sixths: readonly (readonly [number, number, number])[] = [
    [reach, middle, 0],
    [middle, reach, 0],
    [0, reach, middle],
    [0, middle, reach],
    [middle, 0, reach],
    [reach, 0, middle],
  ];
  return sixths[Math.floor(hue) % 6]!.map((part) =>
    Math.round((part + base) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
    .join('')
    .toUpperCase();
}
