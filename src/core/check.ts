import { toA1 } from './address';
import type { CheckOptions } from './check-options';
import { CheckRun } from './check-run';
import type { Finding, Severity } from './finding';
import type { Matrix } from './report/matrix';
import type { Report } from './report/report';
import { RULES } from './rules';
import type { Found, Rule, SheetRule } from './rules/rule';

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
 * - What follows: of ratio-mismatch the result before the attainment, and a result in doubt before extreme-attainment
 *   and that before outlier; a generated sheet's computed cells are judged by altered-formula alone.
 * - A row: missing, unknown, said twice or merged over, it is judged by the one rule for that; a renamed row is
 *   unknown and not missing as well; the sub-rows of a missing row are not missing one by one.
 * - A sheet: a column that it never had is said once; an unchanged copy of the last period is said once; dates are
 *   not held against a period that is itself in doubt.
 *
 * No rule knows another: they share the pure answers of `judgement/`, so their order means nothing.
 */

export interface CheckResult {
  /** By sheet in the order of the reports, then by row, column and rule; what belongs to no sheet comes last. */
  readonly findings: readonly Finding[];
  /** 核实 findings that the clerk has explained. */
  readonly explained: readonly Finding[];
}

/** Applies every rule to every report. */
export function check(reports: readonly Report[], options: CheckOptions): CheckResult {
  const run = new CheckRun(reports, options);
  const gathered: Gatherings = new Map();
  for (const report of reports) gathered.set(report, judgeSheet(report, run));
  judgeRun(run, gathered);
  return resultOf([...reports, ...options.matrices, null], gathered, run);
}

/**
 * What the rules of a single sheet say of a report as if it were the only one. Among others the same holds for most
 * reports (`CheckInTurn.standsAlone`), so that a batch need not read each file twice.
 */
export function checkAlone(whole: Report, options: CheckOptions): CheckResult {
  const run = new CheckRun([whole], options);
  return resultOf([whole], new Map([[whole, judgeSheet(whole, run)]]), run);
}

/** Judges more reports than fit into memory at once. */
export interface CheckInTurn {
  /** What the rules of a single sheet say of one report with all its cells. */
  sheet(whole: Report): CheckResult;
  /** Whether the other reports change nothing of what `checkAlone` says of the report with this digest. */
  standsAlone(kept: Report): boolean;
  /** What the rules among the sheets say of all of them. */
  among(): CheckResult;
}

/** As `check`, for reports of which only digests (`digest`) are kept; whole ones are handed in one after the other. */
export function checkInTurn(digests: readonly Report[], options: CheckOptions): CheckInTurn {
  const run = new CheckRun(digests, options);
  return {
    sheet(whole) {
      const own = new CheckRun(digests, options, run);
      return resultOf([whole], new Map([[whole, judgeSheet(whole, own)]]), own);
    },
    standsAlone(kept) {
      const alone = new CheckRun([kept], options);
      return COMPARING.every((rule) => isSameFound(foundBy(rule, kept, alone), foundBy(rule, kept, run)));
    },
    among() {
      const gathered: Gatherings = new Map();
      judgeRun(run, gathered);
      return resultOf([...digests, ...options.matrices, null], gathered, run);
    },
  };
}

/** Whatever the settings say of them: an amount in the wrong unit silences other rules too. */
const COMPARING = RULES.filter((rule): rule is SheetRule => rule.scope === 'sheet' && rule.compares === true);

function foundBy(rule: SheetRule, report: Report, run: CheckRun): readonly Found[] {
  const all: Found[] = [];
  rule.check(report, (found) => all.push(found), run);
  return all;
}

function isSameFound(some: readonly Found[], others: readonly Found[]): boolean {
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}

type Gatherings = Map<Report | Matrix | null, Gathered[]>;

function judgeSheet(report: Report, run: CheckRun): Gathered[] {
  const own: Gathered[] = [];
  for (const [order, rule, severity] of run.sheetRules) {
    rule.check(report, (found) => own.push({ order, rule, severity, found }), run);
  }
  return own;
}

function judgeRun(run: CheckRun, gathered: Gatherings): void {
  for (const [order, rule, severity] of run.runRules) {
    rule.check(run, (found) => {
      const own = gathered.get(found.on);
      if (own) own.push({ order, rule, severity, found });
      else gathered.set(found.on, [{ order, rule, severity, found }]);
    });
  }
}

function resultOf(places: readonly (Report | Matrix | null)[], gathered: Gatherings, run: CheckRun): CheckResult {
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
