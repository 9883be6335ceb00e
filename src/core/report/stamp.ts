import type { SheetPlan } from '../edit';
import { rememberLast } from '../memo';
import type { Form } from '../schema/catalogue';
import type { DefinedName, WorkbookSnapshot } from '../snapshot';
import type { Stamp } from './report';

/** The hidden names of a generated reporting sheet; they belong to the sheet and travel with it into other workbooks. */
export const STAMP_NAMES = {
  schema: '_pir_schema',
  form: '_pir_form',
  unit: '_pir_unit',
  period: '_pir_period',
  targets: '_pir_targets',
} as const;

/** A sheet that carries this name was generated as output (summary, return slip) and is never read as a report. */
export const GENERATED_NAME = '_pir_generated';

/** Excel's limit for a text literal within a formula is 255 characters; doubled quotes count, so stay well below. */
const LITERAL_LENGTH = 200;
/** Excel's limit for a formula is 8192 characters; the rest goes into further, numbered names. */
const FORMULA_LITERALS = 32;

/**
 * The names that a generated sheet carries, each a text constant: schema as `id@version`, unit code, period id, form,
 * and the targets as `D1-01=0.12;D2-02=291`.
 */
export function stampNames(stamp: Stamp): NonNullable<SheetPlan['names']> {
  const targets = [...stamp.targets].map(([code, target]) => `${code}=${String(target)}`).join(';');
  return [
    ...textNames(STAMP_NAMES.schema, `${stamp.catalogue}@${stamp.version}`),
    ...textNames(STAMP_NAMES.form, stamp.form),
    ...textNames(STAMP_NAMES.unit, stamp.unit),
    ...textNames(STAMP_NAMES.period, stamp.period),
    ...textNames(STAMP_NAMES.targets, targets),
  ];
}

/** The stamp of a sheet, or `null` where it carries none that can be understood. */
export function readStamp(snapshot: WorkbookSnapshot, sheetName: string): Stamp | null {
  const names = namesOfSheet(snapshot, sheetName);
  const schema = readText(names, STAMP_NAMES.schema);
  if (schema === null) return null;
  const form = readText(names, STAMP_NAMES.form);
  if (form !== 'county' && form !== 'city') return null;
  // Without the targets that it was made with, every one of them would count as added.
  const targets = readText(names, STAMP_NAMES.targets);
  if (targets === null) return null;
  const at = schema.lastIndexOf('@');
  return {
    catalogue: at < 0 ? schema : schema.slice(0, at),
    version: at < 0 ? '' : schema.slice(at + 1),
    unit: readText(names, STAMP_NAMES.unit) ?? '',
    period: readText(names, STAMP_NAMES.period) ?? '',
    form: form satisfies Form,
    targets: readTargets(targets),
  };
}

/** Whether a sheet was generated as output (see `GENERATED_NAME`). */
export function isGenerated(snapshot: WorkbookSnapshot, sheetName: string): boolean {
  return namesOfSheet(snapshot, sheetName).has(GENERATED_NAME);
}

/** The formulas of a sheet's own names by name. */
type SheetNames = ReadonlyMap<string, string>;

const NOTHING: SheetNames = new Map();

const namesBySheet: (snapshot: WorkbookSnapshot) => ReadonlyMap<string, SheetNames> = rememberLast(({ names }) => {
  const bySheet = new Map<string, Map<string, string>>();
  for (const { sheet, name, formula } of names) {
    if (sheet === null) continue;
    // Names do not distinguish capitals.
    const key = name.toLowerCase();
    if (!key.startsWith('_pir_')) continue;
    let own = bySheet.get(sheet);
    if (!own) bySheet.set(sheet, (own = new Map()));
    own.set(key, formula);
  }
  return bySheet;
});

function namesOfSheet(snapshot: WorkbookSnapshot, sheetName: string): SheetNames {
  return namesBySheet(snapshot).get(sheetName) ?? NOTHING;
}

function textNames(name: string, text: string): Omit<DefinedName, 'sheet'>[] {
  const literals: string[] = [];
  for (let from = 0; from < text.length || from === 0; from += LITERAL_LENGTH) {
    literals.push(`"${text.slice(from, from + LITERAL_LENGTH).replaceAll('"', '""')}"`);
  }
  const names: Omit<DefinedName, 'sheet'>[] = [];
  for (let from = 0; from < literals.length; from += FORMULA_LITERALS) {
    const number = from / FORMULA_LITERALS + 1;
    names.push({
      name: number === 1 ? name : `${name}${String(number)}`,
      formula: literals.slice(from, from + FORMULA_LITERALS).join('&'),
      hidden: true,
    });
  }
  return names;
}

function readText(names: SheetNames, name: string): string | null {
  let text: string | null = null;
  for (let number = 1; ; number++) {
    const formula = names.get(number === 1 ? name : `${name}${String(number)}`);
    if (formula === undefined) return text;
    const literals = literalsOf(formula);
    if (literals === null) return null;
    text = (text ?? '') + literals;
  }
}

/** Other programs re-write the formula around its literals, so only the literals count; `null`: there is none. */
function literalsOf(formula: string): string | null {
  let text: string | null = null;
  for (let from = formula.indexOf('"'); from >= 0;) {
    let to = formula.indexOf('"', from + 1);
    while (to >= 0 && formula[to + 1] === '"') to = formula.indexOf('"', to + 2);
    if (to < 0) break;
    text = (text ?? '') + formula.slice(from + 1, to).replaceAll('""', '"');
    from = formula.indexOf('"', to + 1);
  }
  return text;
}

function readTargets(text: string): ReadonlyMap<string, number> {
  const targets = new Map<string, number>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    const target = Number(part.slice(equals + 1));
    if (equals > 0 && equals < part.length - 1 && Number.isFinite(target)) targets.set(part.slice(0, equals), target);
  }
  return targets;
}
