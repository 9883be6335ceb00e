import { escapeAttribute, XmlScanner } from '../xml';
import { appendChild, withPrefix } from './splice';

export const CONTENT_TYPES = '[Content_Types].xml';

/** Content types of the parts we write. */
export const contentTypes = {
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  table: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
} as const;

/** `[Content_Types].xml` brought in line with the parts that came and went. */
export function patchContentTypes(
  original: string,
  added: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
): string {
  let text = '';
  let done = 0;
  const declared = new Set<string>();
  const defaults = new Map<string, string>();
  const scanner = new XmlScanner(original, CONTENT_TYPES);
  let prefix = '';
  while (scanner.next()) {
    if (scanner.name === 'Types' && scanner.kind !== 'close') prefix = scanner.prefix;
    if (scanner.name === 'Default') {
      defaults.set((scanner.attribute('Extension') ?? '').toLowerCase(), scanner.attribute('ContentType') ?? '');
    }
    if (scanner.name !== 'Override' || scanner.kind === 'close') continue;
    const name = (scanner.attribute('PartName') ?? '').replace(/^\//, '').toLowerCase();
    scanner.skip();
    declared.add(name);
    if (!removed.has(name)) continue;
    text += original.slice(done, scanner.start);
    done = scanner.end;
  }
  text += original.slice(done);
  let xml = '';
  for (const [name, type] of added) {
    const known = declared.has(name.toLowerCase()) && !removed.has(name.toLowerCase());
    if (known || defaults.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) === type) continue;
    xml += `<Override PartName="/${escapeAttribute(name)}" ContentType="${type}"/>`;
  }
  return xml === '' ? text : appendChild(text, withPrefix(xml, prefix));
}
