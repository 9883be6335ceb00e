import { escapeAttribute, escapeText, toXstring, XmlScanner } from '../xml';

/** The first tag in `text`, such as `<x:row r="1">`, as a scanner that stands on it. */
export function firstTag(text: string, part = ''): XmlScanner {
  const scanner = new XmlScanner(text, part);
  scanner.next();
  return scanner;
}

/** Moves behind the end of an element that cannot hold another of its name. */
export function skipTo(scanner: XmlScanner, text: string): void {
  if (scanner.kind !== 'open') return;
  const close = text.indexOf(`</${scanner.prefix}${scanner.name}>`, scanner.end);
  if (close < 0) scanner.skip();
  else scanner.end = close + scanner.prefix.length + scanner.name.length + 3;
}

/** The start tag of an element with one attribute set, or taken away (`null`); all else stays as written. */
export function setAttribute(element: string, name: string, value: string | null): string {
  const tag = firstTag(element);
  const known = tag.attributes().find((attribute) => attribute.name === name);
  if (!known) {
    if (value === null) return element;
    const end = tag.end - (tag.kind === 'empty' ? 2 : 1);
    return `${element.slice(0, end).trimEnd()} ${name}="${escapeAttribute(value)}"${element.slice(end)}`;
  }
  if (value === null) return element.slice(0, known.start).trimEnd() + element.slice(known.end);
  // The quotes are written anew: the old ones may be apostrophes, which the new value may hold.
  return `${element.slice(0, known.valueStart - 1)}"${escapeAttribute(value)}"${element.slice(known.end)}`;
}

/** Generated elements are written without a prefix; this gives all of them the one their part uses. */
export function withPrefix(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=[A-Za-z])(?![\w.-]+:)/g, `<$1${prefix}`);
}

/** The element with `xml` as its last child; a self-closing element is opened. */
export function appendChild(element: string, xml: string): string {
  const tag = firstTag(element);
  if (tag.kind === 'empty') {
    const head = element.slice(0, tag.end - 2).trimEnd();
    return `${head}>${xml}</${tag.prefix}${tag.name}>${element.slice(tag.end)}`;
  }
  const at = element.lastIndexOf('</');
  return element.slice(0, at) + xml + element.slice(at);
}

/** Every element called `name`, wherever it is nested, put through `map`; what is between stays. */
export function mapElements(
  text: string,
  name: string,
  map: (element: string, inner: string, scanner: XmlScanner) => string,
): string {
  if (!text.includes(name)) return text;
  const scanner = new XmlScanner(text);
  let result = '';
  let done = 0;
  while (scanner.next()) {
    if (scanner.kind === 'close' || scanner.name !== name) continue;
    const inside = scanner.skip();
    result += text.slice(done, scanner.start);
    result += map(text.slice(scanner.start, scanner.end), text.slice(inside.start, inside.end), scanner);
    done = scanner.end;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** Every start tag called `name` put through `map`; what is inside stays. */
export function mapTags(text: string, name: string, map: (tag: string, scanner: XmlScanner) => string): string {
  const scanner = new XmlScanner(text);
  let result = '';
  let done = 0;
  while (scanner.next()) {
    if (scanner.kind === 'close' || scanner.name !== name) continue;
    result += text.slice(done, scanner.start) + map(text.slice(scanner.start, scanner.end), scanner);
    done = scanner.end;
  }
  return result + text.slice(done);
}

/** The element with its inside replaced; tags stay as written. */
export function setContent(element: string, inner: string): string {
  const tag = firstTag(element);
  if (tag.kind === 'empty') return inner === '' ? element : appendChild(element, inner);
  return element.slice(0, tag.end) + inner + element.slice(element.lastIndexOf('</'));
}

/** Every formula in elements of these names put through `map`. */
export function mapFormulas(text: string, names: readonly string[], map: (formula: string) => string): string {
  let result = text;
  for (const name of names) {
    result = mapElements(result, name, (element, inner) => {
      // An extension's `<x14:formula1>` has its formula one element further in.
      if (/^\s*<[^/!]/.test(inner))
        return mapFormulas(
          element,
          names.filter((each) => each !== name),
          map,
        );
      const formula = firstTag(element).content();
      const changed = map(formula);
      return changed === formula ? element : setContent(element, escapeText(toXstring(changed)));
    });
  }
  return result;
}

/** The prefix (with its colon) that the root of a part binds to a namespace; `null` where it binds none. */
export function prefixOf(rootTag: string, namespaces: readonly string[]): string | null {
  for (const attribute of firstTag(rootTag).attributes()) {
    if (!namespaces.includes(attribute.value)) continue;
    if (attribute.name.startsWith('xmlns:')) return `${attribute.name.slice(6)}:`;
  }
  return null;
}
