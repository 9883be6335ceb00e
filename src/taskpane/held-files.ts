import { gather, type Gathered } from '../actions/gather';
import type { Period } from '../core/period';
import { samePeriod } from '../core/period';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import type { WorkbookSnapshot } from '../core/snapshot';
import { readSummary, type EarlierSummary } from '../core/summary/earlier';
import type { ChosenFile } from './services';
import type { FileRole } from './state';

/** A file that a person gave, as it was read; it stays in memory as long as the pane is open. */
export interface HeldFile {
  readonly id: number;
  readonly role: FileRole;
  readonly file: Gathered;
  /** The summary that it holds. */
  readonly summary: EarlierSummary | null;
}

let lastId = 0;

/** Reads a file under a name that no other bears. One that cannot be read is held with its error. */
export async function holdFile(
  chosen: ChosenFile,
  role: FileRole,
  names: ReadonlySet<string>,
  readFile: (file: ChosenFile) => Promise<WorkbookSnapshot>,
): Promise<HeldFile> {
  let snapshot: WorkbookSnapshot | null = null;
  const open = async () => {
    const read = (snapshot ??= await readFile(chosen));
    return {
      read: () => Promise.resolve(read),
      apply: () => Promise.reject(new Error('A chosen file is only read.')),
    };
  };
  let { name } = chosen;
  for (let number = 2; names.has(name); number++) name = `${chosen.name} (${number})`;
  const [file] = (await gather([{ name, open }], WENZHOU_2020_93)).files;
  const summary = file!.isOutput && snapshot ? readSummary(snapshot, WENZHOU_2020_93) : null;
  return { id: ++lastId, role, file: file!, summary };
}

/** Whether a file brings again what another one of its name has brought: the same sheets, or nothing that could be read. */
export function bringsAgain(one: HeldFile, known: HeldFile): boolean {
  if (known.file.error !== null) return true;
  const contentOf = ({ file: { reports, matrices } }: HeldFile) =>
    [
      ...reports.map(({ unit, period }) => `${unit?.code ?? ''} ${period?.id ?? ''}`),
      ...matrices.map(({ kind }) => kind),
    ].join('\n');
  return contentOf(one) === contentOf(known);
}

/** So many returns of one earlier period, of units that most of those at work are among, are a set and no mistake. */
const SET = 3;

const endOf = ({ year, lastMonth }: Period): number => year * 12 + lastMonth;

function periodsOf(files: readonly Gathered[]): readonly Period[] {
  return files.flatMap(({ reports }) => reports.flatMap(({ period }) => period ?? []));
}

/**
 * The period that is worked on, of what lies there without being named as an earlier one: the latest of the workbook's
 * own, of the summary in it, and of those that at least half as many sheets are for as for the most frequent.
 */
export function periodAtWork(
  workbook: Gathered,
  files: readonly HeldFile[],
  kept: EarlierSummary | null,
): Period | null {
  const all = periodsOf([workbook, ...files.filter(({ role }) => role === 'auto').map(({ file }) => file)]);
  const own = [...periodsOf([workbook]), ...(kept ? [kept.period] : [])];
  const countOf = (period: Period) => all.filter((other) => samePeriod(other, period)).length;
  const most = Math.max(0, ...all.map(countOf));
  const candidates = [...own, ...all.filter((period) => countOf(period) * 2 >= most)];
  return candidates.reduce<Period | null>(
    (best, one) => (best === null || endOf(one) > endOf(best) ? one : best),
    null,
  );
}

/**
 * The files that what is worked on is compared with: those a person names so, and those of an earlier period that hold
 * the same units. An earlier return of a unit that is still missing stays among the others: it was sent by mistake.
 */
export function previousFiles(
  files: readonly HeldFile[],
  period: Period | null,
  reported: ReadonlySet<string>,
): ReadonlySet<HeldFile> {
  const previous = new Set(files.filter(({ role }) => role === 'previous'));
  if (period === null) return previous;
  const isEarlier = (other: Period | null | undefined) => !!other && endOf(other) < endOf(period);
  const earlier = files.filter(
    ({ file: { reports }, summary }) =>
      isEarlier(summary?.period) || (reports.length > 0 && reports.every((report) => isEarlier(report.period))),
  );
  const unitsOf = (held: HeldFile) => held.file.reports.flatMap(({ unit }) => unit?.code ?? []);
  const keyOf = ({ file }: HeldFile) => endOf(file.reports[0]!.period!);
  for (const held of earlier) {
    if (held.summary) {
      previous.add(held);
      continue;
    }
    const together = earlier.filter((other) => !other.summary && keyOf(other) === keyOf(held)).flatMap(unitsOf);
    const shared = new Set(together.filter((code) => reported.has(code)));
    const isSet = together.length >= SET && shared.size > 0 && shared.size * 2 >= reported.size;
    if (isSet || unitsOf(held).some((code) => reported.has(code))) previous.add(held);
  }
  return previous;
}
