import { escapeText, XmlScanner } from '../xml';
import { mapElements, setContent } from './splice';

/** `docProps/app.xml` with its list of sheets brought in line; left alone where it is not as Excel writes it. */
export function patchAppProperties(text: string, before: readonly string[], now: readonly string[]): string {
  if (before.length === now.length && before.every((name, at) => name === now[at])) return text;
  const titles = titlesIn(text);
  const starts = titles.length >= before.length && before.every((name, at) => titles[at] === name);
  if (!starts) return text;
  const list = [...now, ...titles.slice(before.length)];
  const listed = mapElements(text, 'TitlesOfParts', (element) =>
    mapElements(element, 'vector', (vector, inner) => {
      const first = new XmlScanner(inner);
      first.next();
      const items = list.map((name) => `<${first.prefix}lpstr>${escapeText(name)}</${first.prefix}lpstr>`).join('');
      return setContent(
        vector.replace(/size="\d+"/, () => `size="${list.length}"`),
        items,
      );
    }),
  );
  let isFirst = true;
  return mapElements(listed, 'HeadingPairs', (element) =>
    mapElements(element, 'i4', (count) => {
      if (!isFirst) return count;
      isFirst = false;
      return setContent(count, String(now.length));
    }),
  );
}

function titlesIn(text: string): string[] {
  const titles: string[] = [];
  const scanner = new XmlScanner(text);
  let inside = false;
  while (scanner.next()) {
    if (scanner.name === 'TitlesOfParts') inside = scanner.kind === 'open';
    else if (inside && scanner.name === 'lpstr' && scanner.kind !== 'close') titles.push(scanner.content());
  }
  return titles;
}
