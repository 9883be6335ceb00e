import type { CellStyle } from '../../core/edit';
import { firstTag } from './splice';
import { escapeAttribute, XmlScanner } from '../xml';

/** `#RRGGBB` as spreadsheets write it, opaque. */
export function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}

export function solidFill(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

/** A font that differs from the workbook's own (`standard`, an element without prefix) where the style says so. */
export function fontXml(font: NonNullable<CellStyle['font']>, standard: string): string {
  const own = new Map<string, string>();
  const scanner = new XmlScanner(standard);
  scanner.next();
  while (scanner.next() && scanner.kind !== 'close') {
    scanner.skip();
    own.set(scanner.name, standard.slice(scanner.start, scanner.end));
  }
  const size = font.size === undefined ? (own.get('sz') ?? '<sz val="11"/>') : `<sz val="${font.size}"/>`;
  const color = font.color === undefined ? (own.get('color') ?? '') : `<color rgb="${argb(font.color)}"/>`;
  const name =
    font.name === undefined
      ? ['name', 'family', 'charset', 'scheme'].map((part) => own.get(part) ?? '').join('')
      : `<name val="${escapeAttribute(font.name)}"/>`;
  const marks = (font.bold ? '<b/>' : '') + (font.italic ? '<i/>' : '') + (font.underline ? '<u/>' : '');
  return `<font>${marks}${size}${color}${name}</font>`;
}

export function borderXml(border: CellStyle['border']): string {
  const side = (name: string): string =>
    border && (border.sides === 'all' || border.sides === name)
      ? `<${name} style="thin"><color rgb="${argb(border.color)}"/></${name}>`
      : `<${name}/>`;
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`;
}

export function alignmentXml(style: CellStyle): string {
  const attributes =
    (style.horizontal === undefined ? '' : ` horizontal="${style.horizontal}"`) +
    (style.vertical === undefined ? '' : ` vertical="${style.vertical}"`) +
    (style.wrap ? ' wrapText="1"' : '') +
    (style.indent ? ` indent="${style.indent}"` : '') +
    (style.shrink ? ' shrinkToFit="1"' : '');
  return attributes === '' ? '' : `<alignment${attributes}/>`;
}

export function protectionXml(style: CellStyle): string {
  return style.locked === false ? '<protection locked="0"/>' : '';
}

/** The text of an element in one form, whatever its prefix, the order of its attributes and its quotes. */
export function canonical(element: string): string {
  const scanner = new XmlScanner(element);
  let result = '';
  while (scanner.next()) {
    if (scanner.kind === 'close') {
      result += '/';
      continue;
    }
    const attributes = scanner
      .attributes()
      .filter(({ name, value }) => !(name.startsWith('apply') && value === '0'))
      .map(({ name, value }) => `${name}=${value}`)
      .sort();
    result += `<${scanner.name} ${attributes.join('\u0001')}${scanner.kind === 'empty' ? '/' : ''}`;
  }
  return result;
}

/** The direct children of an element, as texts. */
export function childrenOf(element: string | null): string[] {
  if (element === null) return [];
  const scanner = firstTag(element);
  if (scanner.kind === 'empty') return [];
  const children: string[] = [];
  while (scanner.next() && scanner.kind !== 'close') {
    scanner.skip();
    children.push(element.slice(scanner.start, scanner.end));
  }
  return children;
}
