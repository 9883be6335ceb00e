import { fromA1, toA1, type CellAddress } from '../../core/address';
import { fromXstring, XmlScanner } from '../xml';
import { readRuns } from '../read-strings';
import { textXml } from './cells';
import { shiftRow, type RowShift } from './references';
import { mapElements, setAttribute, setContent, withPrefix } from './splice';
import { anchoredAt, emptyVml, noteShape, readShapes, shapeNumber, type VmlShape } from './vml';

/** A note while its sheet is edited. */
interface Note {
  row: number;
  column: number;
  text: string;
  /** The element as it stood; `null` for one of ours. */
  readonly original: { readonly element: string; readonly row: number; readonly text: string } | null;
}

/** The parts that keep the notes of a sheet, as they stood; `null` where there are none. */
export interface NoteParts {
  readonly comments: string | null;
  readonly vml: string | null;
  /** Cells with a conversation. */
  readonly threads: readonly string[];
  /** A number that no other drawing of the workbook uses for its shapes. */
  readonly shapeBlock: number;
  readonly namespace: string;
}

/** The notes of one sheet: their texts, and the boxes that show them. */
export class NotesDraft {
  private notes: Note[] = [];
  /** Notes taken away: one set again with the same text comes back as it was. */
  private readonly known: readonly Note[];
  /** Cells with a conversation: their note is its shadow and is left alone. */
  private threads: readonly CellAddress[];
  private readonly shapes: readonly VmlShape[];
  /** How rows moved, and what went with those that were taken out. */
  private readonly shifts: {
    readonly shift: RowShift;
    readonly notes: readonly Note[];
    readonly threads: readonly CellAddress[];
  }[] = [];

  constructor(private readonly parts: NoteParts) {
    this.known = parts.comments === null ? [] : readNotes(parts.comments);
    this.notes = [...this.known];
    this.threads = parts.threads.flatMap((ref) => fromA1(ref) ?? []);
    this.shapes = parts.vml === null ? [] : readShapes(parts.vml);
  }

  set(row: number, column: number, text: string | null): void {
    if (this.threads.some((thread) => thread.row === row && thread.column === column)) return;
    const at = this.notes.findIndex((note) => note.row === row && note.column === column);
    const standing = this.notes[at];
    if (text === null) {
      if (standing) this.notes.splice(at, 1);
    } else if (standing) standing.text = text;
    else {
      const before = this.known.find(
        (note) => note.row === row && note.column === column && note.original?.text === text,
      );
      if (before) before.text = text;
      this.notes.push(before ?? { row, column, text, original: null });
    }
  }

  /** Notes move with their rows; those of rows that come back come back with them. */
  shift(shift: RowShift): void {
    const isLost = ({ row }: CellAddress): boolean => shiftRow(row, shift) === null;
    const moved = ({ row }: CellAddress): number => shiftRow(row, shift)!;
    const notes = this.notes.filter(isLost);
    const threads = this.threads.filter(isLost);
    this.notes = this.notes.filter((note) => !isLost(note));
    for (const note of this.notes) note.row = moved(note);
    this.threads = this.threads.filter((thread) => !isLost(thread)).map((each) => ({ ...each, row: moved(each) }));
    const last = this.shifts.at(-1);
    if (last?.shift.row !== shift.row || last.shift.count !== -shift.count) {
      this.shifts.push({ shift, notes, threads });
      return;
    }
    this.shifts.pop();
    this.notes.push(...last.notes);
    this.threads = [...this.threads, ...last.threads];
  }

  get shapeBlock(): number {
    return this.parts.shapeBlock;
  }

  /** The comments part; `null` where none is wanted. */
  commentsText(): string | null {
    const { comments, namespace } = this.parts;
    if (this.isAsKnown()) return comments;
    if (comments === null) {
      if (this.notes.length === 0) return null;
      const list = this.notes.map((note) => commentXml(note, 0, '')).join('');
      return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        `<comments xmlns="${namespace}"><authors><author></author></authors><commentList>${list}</commentList></comments>`
      );
    }
    const scanner = new XmlScanner(comments);
    scanner.next();
    const { prefix } = scanner;
    const [author, withAuthor] = ownAuthor(
      comments,
      prefix,
      this.notes.some((note) => !note.original),
    );
    const kept = this.notes.filter((note) => note.original).sort((a, b) => this.place(a) - this.place(b));
    const list = [...kept, ...this.notes.filter((note) => !note.original)];
    const inner = list.map((note) => commentXml(note, author, prefix)).join('');
    return mapElements(withAuthor, 'commentList', (element) => setContent(element, inner));
  }

  /** The drawing part with the boxes; `null` where none is wanted. */
  vmlText(): string | null {
    const { vml, shapeBlock } = this.parts;
    const others = this.shapes.filter((shape) => shape.note === null).map((shape) => this.moved(shape));
    const isMoved = others.some(({ from, to }) => from !== to);
    if (this.isAsKnown() && !isMoved) return vml;
    if (vml === null && this.notes.length === 0) return null;
    let text = vml ?? emptyVml(shapeBlock);
    const shown = new Set<Note>();
    for (const shape of this.shapes) {
      const note = shape.note && this.notes.find((each) => isShownBy(each, shape));
      if (note) shown.add(note);
      const now = note ? anchoredAt(shape.text, note.row, shape.note!.row) : shape.note ? '' : this.moved(shape).to;
      if (now !== shape.text) text = text.replace(shape.text, () => now);
    }
    let number = Math.max(shapeBlock * 1024, ...this.shapes.map(shapeNumber));
    const boxes = this.notes
      .filter((note) => !shown.has(note))
      .map((note) => noteShape((number += 1), note.row, note.column, note.text));
    if (boxes.length === 0) return text;
    const end = text.lastIndexOf('</');
    const type = /\sid\s*=\s*["']_x0000_t202["']/.test(text) ? '' : NOTE_TYPE;
    return text.slice(0, end) + type + boxes.join('') + text.slice(end);
  }

  private moved(shape: VmlShape): { readonly from: string; readonly to: string } {
    let to = shape.text;
    for (const { shift } of this.shifts) to = anchoredShift(to, shift);
    return { from: shape.text, to };
  }

  private isAsKnown(): boolean {
    const same = (note: Note): boolean => note.text === note.original?.text && note.row === note.original.row;
    return this.notes.length === this.known.length && this.notes.every(same);
  }

  private place(note: Note): number {
    return this.known.indexOf(note);
  }
}

function isShownBy(note: Note, shape: VmlShape): boolean {
  return note.original?.row === shape.note?.row && note.column === shape.note?.column;
}

const NOTE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** A shape that is no note, after rows moved: only its anchor tells where it is. */
function anchoredShift(shape: string, shift: RowShift): string {
  const match = /<x:Anchor>\s*([^<]+)<\/x:Anchor>/.exec(shape);
  const cells = match?.[1]!.split(',').map((text) => Number(text.trim()));
  if (!match || cells?.length !== 8) return shape;
  const top = shiftRow(cells[2]!, shift) ?? shift.row;
  const bottom = shiftRow(cells[6]!, shift) ?? shift.row;
  if (top === cells[2] && bottom === cells[6]) return shape;
  const anchor = [cells[0], cells[1], top, cells[3], cells[4], cells[5], Math.max(top, bottom), cells[7]].join(', ');
  return shape.replace(match[0], () => match[0].replace(match[1]!, () => anchor));
}

function readNotes(comments: string): Note[] {
  const notes: Note[] = [];
  const scanner = new XmlScanner(comments);
  while (scanner.next()) {
    if (scanner.name !== 'comment' || scanner.kind === 'close') continue;
    const place = fromA1(scanner.attribute('ref') ?? '');
    scanner.skip();
    if (!place) continue;
    const element = comments.slice(scanner.start, scanner.end);
    const inner = new XmlScanner(element);
    inner.next();
    const text = readRuns(inner, 'comment');
    notes.push({ ...place, text, original: { element, row: place.row, text } });
  }
  return notes;
}

function commentXml(note: Note, author: number, prefix: string): string {
  const text = withPrefix(
    '<text><r><rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr>' +
      `${textXml(note.text, '')}</r></text>`,
    prefix,
  );
  if (!note.original) {
    return `<${prefix}comment ref="${toA1(note.row, note.column)}" authorId="${author}">${text}</${prefix}comment>`;
  }
  let { element } = note.original;
  if (note.text !== note.original.text) element = mapElements(element, 'text', () => text);
  return note.row === note.original.row ? element : setAttribute(element, 'ref', toA1(note.row, note.column));
}

/** The number of the author without a name, who writes our notes; made when a note asks for it. */
function ownAuthor(comments: string, prefix: string, isNeeded: boolean): readonly [number, string] {
  const names: string[] = [];
  const scanner = new XmlScanner(comments);
  while (scanner.next()) {
    if (scanner.name === 'author' && scanner.kind !== 'close') names.push(fromXstring(scanner.content()));
    if (scanner.name === 'commentList') break;
  }
  const known = names.indexOf('');
  if (known >= 0 || !isNeeded) return [known, comments];
  const text = mapElements(comments, 'authors', (element, inner) =>
    setContent(element, `${inner}<${prefix}author></${prefix}author>`),
  );
  return [names.length, text];
}
