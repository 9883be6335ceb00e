import { fromA1, quoteSheetName, rangeFromA1, toA1, type CellRange } from './address';
import type { Edit, SetName } from './edit';
import type { Finding, Severity } from './finding';
import type { CellDetail, DefinedName, WorkbookSnapshot } from './snapshot';

/** Pale fills; the note beside them says the severity in words. */
export const MARK_FILLS: Readonly<Record<Severity, string>> = {
  mandatory: '#FFC7CE',
  verify: '#FFE699',
  notice: '#DDEBF7',
};

/** Opens our part of a note; what stands before it is the person's. */
export const MARK_PREFIX = '【指标校验】';
const BELOW = '\n\n';

/**
 * How marks remember what was there: for each earlier fill one hidden name of the sheet whose formula is the union of
 * the marked cells (so that it follows them when rows are inserted or sheets renamed), and one with the fill as text.
 */
const CELLS_NAME = '_pir_marks';
const FILL_NAME = '_pir_mark_fill';

const RANK: Readonly<Record<Severity, number>> = { mandatory: 0, verify: 1, notice: 2 };

interface CellState {
  readonly row: number;
  readonly column: number;
  readonly fill: string | null;
  readonly fillToken?: string;
  readonly note: string | null;
}

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

type Places = readonly { readonly sheet: string; readonly range: CellRange }[];

/** The cells whose details must be read before marking: those of the findings, and those that are marked now. */
export function marksNeeded(findings: readonly Finding[], names: readonly DefinedName[]): Places {
  return [...[...groupByCell(findings).values()].map(({ place }) => rangeAt(place)), ...markedPlaces(names)];
}

/** The cells whose details must be read before `clearMarksEdits`. */
export function markedPlaces(names: readonly DefinedName[]): Places {
  return remembered(names).map(({ sheet, row, column }) => rangeAt({ sheet, row, column }));
}

/**
 * Marks the cells of findings: a pale fill by the worst severity, and one note that lists the words of all findings of
 * the cell below whatever the person had noted there. Earlier marks are replaced. `before` has the details that
 * `marksNeeded` asks for. Findings without a cell are not marked.
 */
export function markEdits(
  findings: readonly Finding[],
  words: (finding: Finding) => string,
  before: WorkbookSnapshot,
): Edit[] {
  const edits: Edit[] = clearMarksEdits(before);
  const cleared = new Map(restoredStates(before).map((state) => [keyOf(state), state]));
  const present = detailsByCell(before);
  const memory = new Map<string, Map<string, CellState[]>>();
  for (const { place, findings: ofCell } of groupByCell(findings).values()) {
    const key = keyOf(place);
    const state: CellState = cleared.get(key) ?? present.get(key) ?? { ...place, fill: null, note: null };
    const worst = ofCell.reduce((a, b) => (RANK[b.severity] < RANK[a.severity] ? b : a)).severity;
    const { sheet, row, column } = place;
    const ours = `${MARK_PREFIX}\n${[...new Set(ofCell.map(words))].join('\n')}`;
    edits.push(
      { kind: 'format', sheet, range: rangeAt(place).range, fill: MARK_FILLS[worst] },
      { kind: 'note', sheet, row, column, text: state.note === null ? ours : state.note + BELOW + ours },
    );
    remember(memory, sheet, state);
  }
  for (const [sheet, byFill] of memory) edits.push(...memoryNames(sheet, byFill));
  return edits;
}

/**
 * Takes all marks away and puts back exactly what was there. A fill or a note that the person has changed since stays
 * the person's: only our own colours go, and only our own part of a note.
 */
export function clearMarksEdits(before: WorkbookSnapshot): Edit[] {
  const present = detailsByCell(before);
  const edits: Edit[] = [];
  for (const state of restoredStates(before)) {
    const { sheet, row, column, fill, fillToken, note } = state;
    const now = present.get(keyOf(state))!;
    if (now.fill !== fill || now.fillToken !== fillToken) {
      const token = fillToken === undefined ? {} : { fillToken };
      edits.push({ kind: 'format', sheet, range: rangeAt(state).range, fill, ...token });
    }
    if (now.note !== note) edits.push({ kind: 'note', sheet, row, column, text: note });
  }
  for (const { name, sheet, hidden } of before.names) {
    if (isOurs(name)) edits.push({ kind: 'name', name, sheet, formula: null, hidden });
  }
  return edits;
}

function groupByCell(
  findings: readonly Finding[],
): Map<string, { readonly place: Place; readonly findings: Finding[] }> {
  const groups = new Map<string, { readonly place: Place; readonly findings: Finding[] }>();
  for (const finding of findings) {
    const address = finding.cell === null ? null : fromA1(finding.cell);
    if (address === null || finding.sheet === null) continue;
    const place = { sheet: finding.sheet, ...address };
    const group = groups.get(keyOf(place));
    if (group) group.findings.push(finding);
    else groups.set(keyOf(place), { place, findings: [finding] });
  }
  return groups;
}

function keyOf({ sheet, row, column }: Place): string {
  return `${sheet}!${toA1(row, column)}`;
}

function rangeAt({ sheet, row, column }: Place): { readonly sheet: string; readonly range: CellRange } {
  return { sheet, range: { top: row, left: column, bottom: row, right: column } };
}

function detailsByCell(snapshot: WorkbookSnapshot): Map<string, CellDetail> {
  const details = new Map<string, CellDetail>();
  for (const sheet of snapshot.sheets) {
    for (const detail of sheet.details ?? []) details.set(keyOf({ sheet: sheet.name, ...detail }), detail);
  }
  return details;
}

// The memory ------------------------------------------------------------------------------------------------------

type Memory = Map<string, Map<string, CellState[]>>;

function remember(memory: Memory, sheet: string, state: CellState): void {
  let byFill = memory.get(sheet);
  if (!byFill) memory.set(sheet, (byFill = new Map()));
  const fill = fillText(state);
  const cells = byFill.get(fill);
  if (cells) cells.push(state);
  else byFill.set(fill, [state]);
}

/** `#FFEEDD`, and behind a blank the host's own handle. */
function fillText({ fill, fillToken }: CellState): string {
  return `${fill ?? '-'}${fillToken === undefined ? '' : ` ${fillToken}`}`;
}

function readFill(text: string): Pick<CellState, 'fill' | 'fillToken'> {
  const blank = text.indexOf(' ');
  const fill = blank < 0 ? text : text.slice(0, blank);
  return { fill: fill === '-' ? null : fill, ...(blank >= 0 && { fillToken: text.slice(blank + 1) }) };
}

/** A literal in a formula has at most 255 characters, doubled quotes included, a formula at most 8192. */
const LITERAL = 100;
const CELLS_IN_NAME = 100;

function memoryNames(sheet: string, byFill: ReadonlyMap<string, readonly CellState[]>): SetName[] {
  const names: SetName[] = [];
  let number = 0;
  for (const [fill, cells] of byFill) {
    for (let from = 0; from < cells.length; from += CELLS_IN_NAME) {
      number += 1;
      const areas = cells.slice(from, from + CELLS_IN_NAME).map(({ row, column }) => absolute(sheet, row, column));
      names.push(hiddenName(`${CELLS_NAME}_${number}`, sheet, areas.join(',')));
      names.push(hiddenName(`${FILL_NAME}_${number}`, sheet, literal(fill)));
    }
  }
  return names;
}

function hiddenName(name: string, sheet: string, formula: string): SetName {
  return { kind: 'name', name, sheet, formula, hidden: true };
}

function absolute(sheet: string, row: number, column: number): string {
  return `${quoteSheetName(sheet)}!${toA1(row, column).replace(/^([A-Z]+)/, '$$$1$$')}`;
}

function literal(text: string): string {
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += LITERAL) {
    parts.push(`"${text.slice(from, from + LITERAL).replaceAll('"', '""')}"`);
  }
  return parts.join('&');
}

const AREA = /!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)/g;
const LITERALS = /"((?:[^"]|"")*)"/g;

function isOurs(name: string): boolean {
  return name.startsWith(`${CELLS_NAME}_`) || name.startsWith(`${FILL_NAME}_`);
}

/** The marked cells and the fills they had; other programs may join neighbouring cells to areas. */
function remembered(names: readonly DefinedName[]): (Place & Pick<CellState, 'fill' | 'fillToken'>)[] {
  const cells: (Place & Pick<CellState, 'fill' | 'fillToken'>)[] = [];
  for (const { name, sheet, formula } of names) {
    if (sheet === null || !name.startsWith(`${CELLS_NAME}_`)) continue;
    const fillName = `${FILL_NAME}_${name.slice(CELLS_NAME.length + 1)}`;
    const fillFormula = names.find((other) => other.name === fillName && other.sheet === sheet)?.formula ?? '"-"';
    const fill = readFill([...fillFormula.matchAll(LITERALS)].map((match) => match[1]!.replaceAll('""', '"')).join(''));
    for (const [, area] of formula.matchAll(AREA)) {
      const range = rangeFromA1(area!)!;
      for (let row = range.top; row <= range.bottom; row++) {
        for (let column = range.left; column <= range.right; column++) cells.push({ sheet, row, column, ...fill });
      }
    }
  }
  return cells;
}

/** What the marked cells will be without their marks; cells that were not read are left out. */
function restoredStates(before: WorkbookSnapshot): (CellState & Place)[] {
  const present = detailsByCell(before);
  const marks: readonly string[] = Object.values(MARK_FILLS);
  return remembered(before.names).flatMap((cell) => {
    const now = present.get(keyOf(cell));
    if (!now) return [];
    const { sheet, row, column } = cell;
    const isMarked = now.fill !== null && marks.includes(now.fill.toUpperCase());
    const { fill, fillToken } = isMarked ? cell : now;
    const token = fillToken === undefined ? {} : { fillToken };
    return [{ sheet, row, column, fill, ...token, note: withoutOurs(now.note) }];
  });
}

function withoutOurs(note: string | null): string | null {
  const start = note === null ? -1 : note.lastIndexOf(MARK_PREFIX);
  if (note === null || start < 0) return note;
  const own = note.slice(0, start);
  return own === '' ? null : own.endsWith(BELOW) ? own.slice(0, -BELOW.length) : own;
}
