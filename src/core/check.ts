import { toA1 } from './address';
import type { Allocation } from './allocation';
import type { Assessment } from './attainment';
import { assess } from './attainment';
import { bareWords, explainsFigure } from './explanation';
import type { Finding, Severity } from './finding';
import { earlierOf } from './judgement/earlier';
import type { Earlier } from './judgement/earlier';
import { rowEntries } from './judgement/input';
import { judge } from './judgement/judgement';
import type { Judgement } from './judgement/judgement';
import { explanationAt, explanationOf } from './judgement/lag';
import type { Explanation } from './judgement/lag';
import { peersOf } from './judgement/peers';
import type { Peers } from './judgement/peers';
import type { Period } from './period';
import type { Matrix } from './report/matrix';
import type { Entry, Report } from './report/report';
import { RULES } from './rules';
import type { CheckContext, Found, Rule, RunRule, SheetRule, SoundRow } from './rules/rule';
import type { Catalogue } from './schema/catalogue';
import type { Settings } from './settings';

/*
 * One cause gives one finding. Who speaks, and who is then silent:
 *
 * - A cell's writing: blank-value, incomplete-pair, placeholder, number-with-unit, unreadable-number and error-value
 *   exclude each other, and on their row nothing is said of values. A number written as text is a number: its value
 *   is judged besides.
 * - A cell's value: a count that is no whole number, a value below zero, a base of zero, a share above its whole, a
 *   percentage or a unit that is powers of ten off, an altered unit or target. Each makes the row unsound
 *   (`Judgement.isSound`), and what follows from the value is then silent: ratio-mismatch, extreme-attainment,
 *   outlier, cumulative-decrease, not-reset, reason-missing, boilerplate-reason, missing-evidence.
 * - What follows: of ratio-mismatch the result before the attainment; extreme-attainment before outlier; a generated
 *   sheet's computed cells are judged by altered-formula alone.
 * - A row: missing, unknown, said twice or merged over, it is judged by the one rule for that; a renamed row is
 *   unknown and not missing as well; the sub-rows of a missing row are not missing one by one.
 * - A sheet: a column that it never had is said once; an unchanged copy of the last period is said once; dates are
 *   not held against a period that is itself in doubt.
 *
 * No rule knows another: they share the pure answers of `judgement/`, so their order means nothing.
 */

/** What a run of all rules rests on besides the reports. */
export interface CheckOptions {
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  /** Days since 1899-12-30. */
  readonly today: number;
  /** The period of the task; `null`: the sheets are held against each other. */
  readonly task: Period | null;
  /** Accepted reports of earlier periods; of several of a unit the latest counts. */
  readonly previous: readonly Report[];
  readonly allocation: Allocation | null;
  /** Codes of the units that should report; `null`: nobody asked. */
  readonly expected: readonly string[] | null;
  readonly matrices: readonly Matrix[];
}

export interface CheckResult {
  /** By sheet in the order of the reports, then by row, column and rule; what belongs to no sheet comes last. */
  readonly findings: readonly Finding[];
  /** 核实 findings that the clerk has explained. */
  readonly explained: readonly Finding[];
}

/** Applies every rule to every report. */
export function check(reports: readonly Report[], options: CheckOptions): CheckResult {
  const run = new Run(reports, options);
  const gathered: Gatherings = new Map();
  for (const report of reports) gathered.set(report, judgeSheet(report, run));
  judgeRun(run, gathered);
  return resultOf([...reports, ...options.matrices, null], gathered, run);
}

/** Judges more reports than fit into memory at once. */
export interface CheckInTurn {
  /** What the rules of a single sheet say of one report with all its cells. */
  sheet(whole: Report): CheckResult;
  /** What the rules among the sheets say of all of them. */
  among(): CheckResult;
}

/** As `check`, for reports of which only digests (`digest`) are kept; whole ones are handed in one after the other. */
export function checkInTurn(digests: readonly Report[], options: CheckOptions): CheckInTurn {
  const run = new Run(digests, options);
  return {
    sheet(whole) {
      const own = new Run(digests, options, run);
      return resultOf([whole], new Map([[whole, judgeSheet(whole, own)]]), own);
    },
    among() {
      const gathered: Gatherings = new Map();
      judgeRun(run, gathered);
      return resultOf([...digests, ...options.matrices, null], gathered, run);
    },
  };
}

type Gatherings = Map<Report | Matrix | null, Gathered[]>;

function judgeSheet(report: Report, run: Run): Gathered[] {
  const own: Gathered[] = [];
  for (const [order, rule, severity] of run.sheetRules) {
    for (const found of rule.check(report, run)) own.push({ order, rule, severity, found });
  }
  return own;
}

function judgeRun(run: Run, gathered: Gatherings): void {
  for (const [order, rule, severity] of run.runRules) {
    for (const found of rule.check(run)) {
      const own = gathered.get(found.on);
      if (own) own.push({ order, rule, severity, found });
      else gathered.set(found.on, [{ order, rule, severity, found }]);
    }
  }
}

function resultOf(places: readonly (Report | Matrix | null)[], gathered: Gatherings, run: Run): CheckResult {
  const findings: Finding[] = [];
  const explained: Finding[] = [];
  for (const place of new Set(places)) {
    const own = gathered.get(place);
    if (own === undefined) continue;
    own.sort(inSheetOrder);
    for (const one of own) {
      const finding = findingOf(one, place);
      const isExplained = finding.severity === 'verify' && isReport(place) && run.explains(place, one.found);
      (isExplained ? explained : findings).push(finding);
    }
  }
  return { findings, explained };
}

interface Gathered {
  /** The rule's place in the catalogue. */
  readonly order: number;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly found: Found;
}

function isReport(place: Report | Matrix | null): place is Report {
  return place !== null && 'identity' in place;
}

/** What has no cell stands first. */
function inSheetOrder(a: Gathered, b: Gathered): number {
  const [one, other] = [a.found.at, b.found.at];
  return (one?.row ?? -1) - (other?.row ?? -1) || (one?.column ?? -1) - (other?.column ?? -1) || a.order - b.order;
}

const NO_CELLS: readonly string[] = [];
const NO_PARAMS: Finding['params'] = {};

function findingOf({ rule, severity, found }: Gathered, place: Report | Matrix | null): Finding {
  const { at, related, code, variant, params, fix } = found;
  return {
    rule: rule.id,
    severity: found.severity ?? severity,
    sheet: place === null ? null : place.sheet.name,
    ...(place === null ? {} : { source: place.source }),
    cell: at ? toA1(at.row, at.column) : null,
    related: related ? related.map((cell) => toA1(cell.row, cell.column)) : NO_CELLS,
    code: code ?? null,
    ...(variant === undefined ? {} : { variant }),
    params: params ?? NO_PARAMS,
    fix: fix ?? null,
  };
}

type Active<R> = readonly [order: number, rule: R, severity: Severity];

/** What was worked out of one row so far. */
interface Row {
  assessment: Assessment | null;
  judgement: Judgement | null;
  earlier: Earlier | null | undefined;
}

/** The context of one run: what rules ask for, worked out once. */
class Run implements CheckContext {
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly today: number;
  readonly task: Period | null;
  readonly previous: readonly Report[];
  readonly allocation: Allocation | null;
  readonly expected: readonly string[] | null;
  readonly matrices: readonly Matrix[];
  readonly sheetRules: readonly Active<SheetRule>[];
  readonly runRules: readonly Active<RunRule>[];

  private readonly rows = new Map<Entry, Row>();
  private lastEntry: Entry | null = null;
  private lastRow: Row | null = null;
  private readonly peerGroups: Map<string, ReadonlyMap<string, Peers>>;
  private readonly sound = new Map<Report, readonly SoundRow[]>();
  private readonly texts = new Map<Report, ReadonlyMap<string, number>>();
  private readonly before: ReadonlyMap<string, readonly Report[]>;

  constructor(
    readonly reports: readonly Report[],
    options: CheckOptions,
    /** A run over the same reports, whose answers about all of them hold here too. */
    shared: Run | null = null,
  ) {
    this.catalogue = options.catalogue;
    this.settings = options.settings;
    this.today = options.today;
    this.task = options.task;
    this.previous = options.previous;
    this.allocation = options.allocation;
    this.expected = options.expected;
    this.matrices = options.matrices;
    this.before = shared ? shared.before : byUnit(options.previous);
    this.peerGroups = shared ? shared.peerGroups : new Map();
    const sheetRules: Active<SheetRule>[] = [];
    const runRules: Active<RunRule>[] = [];
    RULES.forEach((rule, order) => {
      const severity = this.settings.rules[rule.id] ?? rule.severity;
      if (severity === 'off') return;
      if (rule.scope === 'sheet') sheetRules.push([order, rule, severity]);
      else runRules.push([order, rule, severity]);
    });
    this.sheetRules = sheetRules;
    this.runRules = runRules;
  }

  previousOf(report: Report): Report | null {
    const { unit, period, form } = report;
    if (this.before.size === 0 || !unit || !period) return null;
    let latest: Report | null = null;
    for (const other of this.before.get(unit.code) ?? []) {
      if (other.form !== form || endOf(other.period!) >= endOf(period)) continue;
      if (latest === null || endOf(other.period!) > endOf(latest.period!)) latest = other;
    }
    return latest;
  }

  /** Rules ask several things of one entry in turn, so the last answer spares most look-ups. */
  private row(entry: Entry): Row {
    if (this.lastEntry === entry) return this.lastRow!;
    let row = this.rows.get(entry);
    if (!row) this.rows.set(entry, (row = { assessment: null, judgement: null, earlier: undefined }));
    this.lastEntry = entry;
    this.lastRow = row;
    return row;
  }

  assess(report: Report, entry: Entry): Assessment {
    const row = this.row(entry);
    return (row.assessment ??= assess(report, entry, this));
  }

  judge(report: Report, entry: Entry): Judgement {
    const row = this.row(entry);
    return (row.judgement ??= judge(report, entry, this));
  }

  soundRows(report: Report): readonly SoundRow[] {
    const known = this.sound.get(report);
    if (known) return known;
    const sound: SoundRow[] = [];
    for (const entry of report.entries) {
      if (this.judge(report, entry).isSound) sound.push({ entry, assessment: this.assess(report, entry) });
    }
    this.sound.set(report, sound);
    return sound;
  }

  earlier(report: Report, entry: Entry): Earlier | null {
    const row = this.row(entry);
    if (row.earlier === undefined) {
      row.earlier = earlierOf(report, entry, this.previousOf(report), (one, other) => this.assess(one, other));
    }
    return row.earlier;
  }

  peers(report: Report, entry: Entry): Peers | null {
    const { period, form } = report;
    if (period === null || this.reports.length < 3 || entry.industry !== null) return null;
    const key = `${form} ${endOf(period)}`;
    let group = this.peerGroups.get(key);
    if (!group) {
      const others = this.reports.filter(
        (other) =>
          other.form === form &&
          other.period !== null &&
          other.unit?.kind !== 'city' &&
          endOf(other.period) === endOf(period),
      );
      group = peersOf(others, (one, row) => this.assess(one, row));
      this.peerGroups.set(key, group);
    }
    return group.get(entry.code) ?? null;
  }

  /** A row is explained there, a sub-row also beside its parent. */
  isExplained(report: Report, entry: Entry): boolean {
    if (this.isAccepted(report, explanationOf(report, entry))) return true;
    const parent = report.byCode.get(entry.indicator.code);
    return entry.industry !== null && parent !== undefined && this.isAccepted(report, explanationOf(report, parent));
  }

  /** The foot and the head of a sheet explain nothing, whatever stands in that column. */
  explains(report: Report, { at, code }: Found): boolean {
    if (!at) return false;
    const entry = (code === undefined ? undefined : report.byCode.get(code)) ?? entryAt(report, at.row);
    if (entry) return this.isExplained(report, entry);
    return report.unknown.some(({ row }) => row === at.row) && this.isAccepted(report, explanationAt(report, at.row));
  }

  private isAccepted(report: Report, explanation: Explanation | null): boolean {
    const text = explanation?.text ?? '';
    if (text === '' || !explainsFigure(text, this.settings.thresholds)) return false;
    return (this.textsOf(report).get(bareWords(text)) ?? 0) <= 1;
  }

  /** How often each explanation stands on the sheet; a cell merged over several rows counts once. */
  private textsOf(report: Report): ReadonlyMap<string, number> {
    const known = this.texts.get(report);
    if (known) return known;
    const counts = new Map<string, number>();
    const seen = new Set<string>();
    for (const entry of rowEntries(report)) {
      const explanation = explanationOf(report, entry);
      if (!explanation || explanation.text === '') continue;
      const cell = toA1(explanation.at.row, explanation.at.column);
      if (seen.has(cell)) continue;
      seen.add(cell);
      const words = bareWords(explanation.text);
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
    this.texts.set(report, counts);
    return counts;
  }
}

function entryAt(report: Report, row: number): Entry | undefined {
  return rowEntries(report).find((entry) => entry.row === row);
}

function endOf(period: Period): number {
  return period.year * 12 + period.lastMonth;
}

function byUnit(reports: readonly Report[]): ReadonlyMap<string, readonly Report[]> {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    if (!report.unit || !report.period) continue;
    const group = groups.get(report.unit.code);
    if (group) group.push(report);
    else groups.set(report.unit.code, [report]);
  }
  return groups;
}
