import type { OpcPackage } from './package';
import type { Steps } from './steps';
import { decodeText, detach, fromXstring, XmlScanner } from './xml';

const STRINGS_AT_ONCE = 4096;

/** The texts of the shared string table, by index; runs joined, phonetic guides left out. */
export function* readSharedStrings(pkg: OpcPackage, part: string | null): Steps<string[]> {
  if (part === null) return [];
  const xml = yield* pkg.xmlInSteps(part);
  const strings: string[] = [];
  const scanner = new XmlScanner(xml, part);
  while (scanner.next()) {
    if (scanner.name !== 'si' || scanner.kind === 'close') continue;
    if (scanner.kind === 'empty') strings.push('');
    else strings.push(readRuns(scanner, 'si'));
    if (strings.length % STRINGS_AT_ONCE === 0) yield;
  }
  return strings;
}

/** The text of a string item, from its opening tag to its closing one. */
export function readRuns(scanner: XmlScanner, item: string): string {
  let text = '';
  while (scanner.next()) {
    if (scanner.kind === 'close') {
      if (scanner.name === item) break;
    } else if (scanner.name === 't') text += textOf(scanner);
    else if (scanner.name === 'rPh' || scanner.name === 'rPr') scanner.skip();
  }
  return detach(fromXstring(text));
}

function textOf(scanner: XmlScanner): string {
  if (scanner.kind === 'empty') return '';
  // Nearly every text is plain up to its closing tag.
  const { text, end } = scanner;
  const close = text.indexOf('<', end);
  if (text.charCodeAt(close + 1) !== 0x2f) return scanner.content();
  scanner.end = close;
  return decodeText(text.slice(end, close));
}
