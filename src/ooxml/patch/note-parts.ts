import { XmlScanner } from '../xml';
import { contentTypes } from './content-types';
import type { Draft } from './draft';
import { NotesDraft } from './notes';
import type { SheetDraft } from './sheet-draft';
import { firstTag } from './splice';
import { shapeBlockOf } from './vml';

/** The notes of a sheet, read when an edit first asks for them. */
export function notesOf(draft: Draft, sheet: SheetDraft): NotesDraft {
  if (sheet.notes) return sheet.notes;
  const { parts } = draft;
  const comments = sheet.relationships.targets('comments').find((part) => parts.has(part));
  const threads = sheet.relationships.targets('threadedComment').filter((part) => parts.has(part));
  const vml = vmlPartOf(draft, sheet);
  sheet.notes = new NotesDraft({
    comments: comments === undefined ? null : parts.text(comments),
    vml: vml === null ? null : parts.text(vml),
    threads: threads.flatMap((part) => refsIn(parts.text(part))),
    shapeBlock: freeShapeBlock(draft, vml),
    namespace: draft.workbook.namespace,
  });
  return sheet.notes;
}

/** Whether the sheet has anything that moves as notes do. */
export function hasNotes(draft: Draft, sheet: SheetDraft): boolean {
  return sheet.notes !== null || sheet.relationships.targets('comments').length > 0 || vmlPartOf(draft, sheet) !== null;
}

/** The drawing that `legacyDrawing` names. */
function vmlPartOf(draft: Draft, sheet: SheetDraft): string | null {
  const element = sheet.sections.get('legacyDrawing');
  const target = element === null ? undefined : sheet.relationships.target(firstTag(element).prefixed('id'));
  return target !== undefined && draft.parts.has(target) ? target : null;
}

/** The numbers of shapes come in blocks of 1024, each of one drawing. */
function freeShapeBlock(draft: Draft, vml: string | null): number {
  const { parts } = draft;
  if (vml !== null) return Math.max(1, shapeBlockOf(parts.text(vml)));
  const drawings = parts.partNames().filter((name) => name.toLowerCase().endsWith('.vml'));
  const taken = new Set(drawings.map((part) => shapeBlockOf(parts.text(part))));
  for (const sheet of draft.openSheets()) if (sheet.notes) taken.add(sheet.notes.shapeBlock);
  let block = 1;
  while (taken.has(block)) block += 1;
  return block;
}

/** Writes the parts of a sheet's notes: into those that stood there, or into ones of ours while any note asks for them. */
export function writeNotes(
  draft: Draft,
  sheet: SheetDraft,
  written: Map<string, string | null>,
  added: Map<string, string>,
): void {
  if (!sheet.notes) return;
  const own = sheet.noteParts;
  const comments = own.has('comments') ? undefined : sheet.relationships.targets('comments')[0];
  const vml = vmlPartOf(draft, sheet) ?? undefined;
  const put = (
    kind: string,
    known: string | undefined,
    text: string | null,
    stem: string,
    extension: string,
  ): string | null => {
    const ours = own.get(kind);
    if (text === null) {
      if (ours === undefined) return null;
      sheet.relationships.removeTarget(ours);
      draft.parts.release(ours);
      own.delete(kind);
      return null;
    }
    const part = known ?? ours ?? draft.parts.freeName(stem, extension);
    if (known === undefined) {
      own.set(kind, part);
      draft.parts.reserve(part);
      added.set(part, kind === 'comments' ? contentTypes.comments : contentTypes.vml);
    }
    written.set(part, text);
    return sheet.relationships.add(kind, part);
  };
  put('comments', comments, sheet.notes.commentsText(), 'comments', '.xml');
  const id = put('vmlDrawing', vml, sheet.notes.vmlText(), 'drawings/vmlDrawing', '.vml');
  sheet.noteDrawing = vml === undefined ? id : null;
}

function refsIn(threads: string): string[] {
  const refs: string[] = [];
  const scanner = new XmlScanner(threads);
  while (scanner.next()) {
    const ref = scanner.name === 'threadedComment' && scanner.kind !== 'close' ? scanner.attribute('ref') : null;
    if (ref !== null) refs.push(ref);
  }
  return refs;
}
