import { toA1 } from './address';
import type { Allocation } from './allocation';
import type { Assessment } from './attainment';
import { assess } from './attainment';
import type { CheckOptions } from './check-options';
import { bareWords, explainsFigure } from './explanation';
import type { Severity } from './finding';
import { earlierOf } from './judgement/earlier';
import type { Earlier } from './judgement/earlier';
import { rowEntries } from './judgement/input';
import { judge } from './judgement/judgement';
import type { Judgement } from './judgement/judgement';
import { explanationAt, explanationOf } from './judgement/lag';
import type { Explanation } from './judgement/lag';
import { peersOf } from './judgement/peers';
import type { Peers } from './judgement/peers';
import { rememberLast } from './memo';
import type { Period } from './period';
import type { Matrix } from './report/matrix';
import type { Entry, Report } from './report/report';
import { RULES } from './rules';
import type { CheckContext, Found, RunRule, SheetRule, SoundRow } from './rules/rule';
import type { Catalogue } from './schema/catalogue';
import type { Settings } from './settings';

type Active<R> = readonly [order: number, rule: R, severity: Severity];

/** The rules that are on; a batch has a run for each file, all with the same settings. */
const activeRules = rememberLast(({ rules }: Settings) => {
  const ofSheet: Active<SheetRule>[] = [];
  const ofRun: Active<RunRule>[] = [];
  RULES.forEach((rule, order) => {
    const severity = rules[rule.id] ?? rule.severity;
    if (severity === 'off') return;
    if (rule.scope === 'sheet') ofSheet.push([order, rule, severity]);
    else ofRun.push([order, rule, severity]);
  });
  return { ofSheet, ofRun };
});

/** What was worked out of one row so far. */
interface Row {
  assessment: Assessment | null;
  judgement: Judgement | null;
  earlier: Earlier | null | undefined;
}

/** The context of one run: what rules ask for, worked out once. */
export class CheckRun implements CheckContext {
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

  /** By `Entry.index`. */
  private readonly rowsOf = new Map<Report, Row[]>();
  private lastReport: Report | null = null;
  private lastRows: Row[] = [];
  private readonly peerGroups: Map<string, ReadonlyMap<string, Peers>>;
  private readonly sound = new Map<Report, readonly SoundRow[]>();
  private readonly texts = new Map<Report, ReadonlyMap<string, number>>();
  private readonly before: ReadonlyMap<string, readonly Report[]>;

  constructor(
    readonly reports: readonly Report[],
    options: CheckOptions,
    /** A run over the same reports, whose answers about all of them hold here too. */
    shared: CheckRun | null = null,
  ) {
    this.catalogue = options.catalogue;
    this.settings = options.settings;
    this.today = options.today;
    this.task = options.task;
    this.previous = options.previous;
    this.allocation = options.allocation;
    this.expected = options.expected;
    this.matrices = options.matrices;
    this.before = byUnit(options.previous);
    this.peerGroups = shared ? shared.peerGroups : new Map();
    const { ofSheet, ofRun } = activeRules(options.settings);
    this.sheetRules = ofSheet;
    this.runRules = ofRun;
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

  private row(report: Report, { index }: Entry): Row {
    if (this.lastReport !== report) {
      // Rules are asked report by report, so the last one's rows spare most look-ups.
      this.lastReport = report;
      const known = this.rowsOf.get(report);
      this.lastRows = known ?? [];
      if (!known) this.rowsOf.set(report, this.lastRows);
    }
    return (this.lastRows[index] ??= { assessment: null, judgement: null, earlier: undefined });
  }

  assess(report: Report, entry: Entry): Assessment {
    const row = this.row(report, entry);
    return (row.assessment ??= assess(report, entry, this));
  }

  judge(report: Report, entry: Entry): Judgement {
    const row = this.row(report, entry);
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
    const row = this.row(report, entry);
    if (row.earlier === undefined) {
      row.earlier = earlierOf(
        report,
        entry,
        this.previousOf(report),
        (one, other) => this.assess(one, other),
        this.catalogue,
      );
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

/** In a batch each report has a run of its own over the same earlier ones, so these are grouped once. */
const byUnit = rememberLast((reports: readonly Report[]): ReadonlyMap<string, readonly Report[]> => {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    if (!report.unit || !report.period) continue;
    const group = groups.get(report.unit.code);
    if (group) group.push(report);
    else groups.set(report.unit.code, [report]);
  }
  return groups;
});
