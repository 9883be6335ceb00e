import type { SheetPlan } from '../../src/core/edit';
import { formatPeriod, parsePeriod, type Period } from '../../src/core/period';
import { bindWorkbook } from '../../src/core/report/bind';
import type { Report } from '../../src/core/report/report';
import type { Catalogue, Indicator, ReportingUnit } from '../../src/core/schema/catalogue';
import { hasOperands, indicatorsOfForm, isPercent, isPerIndustry, targetOf } from '../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { Cell, CellValue, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { takeIn, type Arrival, type IntakeOptions } from '../../src/core/summary/intake';
import { summarize, type SummaryModel, type SummaryOptions } from '../../src/core/summary/model';
import type { Raw } from '../core/summary/naive';

export const catalogue: Catalogue = WENZHOU_2020_93;
export const Q3 = parsePeriod('2021Q3')!;
export const Q2 = parsePeriod('2021Q2')!;
export const countyUnits = catalogue.units.filter((unit) => unit.kind !== 'city');
export const cityUnit = catalogue.units.find((unit) => unit.kind === 'city')!;

export function unitNamed(name: string): ReportingUnit {
  return catalogue.units.find((unit) => unit.name === name)!;
}

export function indicator(code: string): Indicator {
  return catalogue.indicators.find((one) => one.code === code)!;
}

/** What a unit writes, by indicator code; cells may hold anything. */
export type Written = Readonly<
  Record<
    string,
    {
      readonly value?: CellValue;
      readonly first?: CellValue;
      readonly second?: CellValue;
      readonly industries?: readonly CellValue[];
      readonly target?: CellValue;
    }
  >
>;

export interface SheetOptions {
  readonly date?: string;
  readonly name?: string;
  readonly periodText?: string;
  readonly unitText?: string;
  /** Codes whose rows are left out. */
  readonly without?: readonly string[];
  /** Without operand columns. */
  readonly plain?: boolean;
}

const cell = (value: CellValue): Cell | undefined => (value === null ? undefined : { value });

/** A reporting sheet laid out plainly by hand: identity, header, a row for each indicator, sub-rows of industries. */
export function reportingSheet(
  unit: ReportingUnit,
  period: Period,
  written: Written,
  options: SheetOptions = {},
): SheetSnapshot {
  const rows: (Cell | undefined)[][] = [];
  const push = (...values: CellValue[]): number => rows.push(values.map(cell));
  push(`${catalogue.title}指标报送表`);
  push(`填报单位：${options.unitText ?? unit.name}`, null, `报告期：${options.periodText ?? formatPeriod(period)}`);
  push(...(options.date === undefined ? [] : [`填报日期：${options.date}`]));
  const operands = options.plain ? [] : ['分子/本期', '分母/基期'];
  push('指标代码', '指标名称', '计量单位', '目标值', ...operands, '完成值', '情况说明');
  for (const one of indicatorsOfForm(catalogue, unit.kind === 'city' ? 'city' : 'county')) {
    if (options.without?.includes(one.code)) continue;
    const { value = null, first = null, second = null, industries, target = null } = written[one.code] ?? {};
    // Targets of percentages as fractions settle how the sheet writes percentages.
    const goal = target ?? (isPercent(one) && !isPerIndustry(one) ? targetOf(one) : null);
    push(one.code, one.name, one.unit, goal, ...(options.plain ? [] : [first, second]), value);
    if (isPerIndustry(one)) {
      catalogue.industries.forEach((industry, index) =>
        push(
          `${one.code}.${String(index + 1)}`,
          industry,
          one.unit,
          null,
          ...(options.plain ? [] : [null, null]),
          industries?.[index] ?? null,
        ),
      );
    }
  }
  return {
    name: options.name ?? unit.name,
    visibility: 'visible',
    rows,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    protection: 'none',
  };
}

export function workbook(...sheets: readonly SheetSnapshot[]): WorkbookSnapshot {
  return { sheets, names: [] };
}

export function reportsOf(snapshot: WorkbookSnapshot, source: string): readonly Report[] {
  return bindWorkbook(snapshot, catalogue, source).reports;
}

export function arrival(source: string, ...sheets: readonly SheetSnapshot[]): Arrival {
  return { source, reports: reportsOf(workbook(...sheets), source) };
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Plausible figures for every indicator of a unit's form; `progress` is the share of the way to the target. */
export function plausible(unit: ReportingUnit, random: () => number, progress = 0.4): Written {
  const form = unit.kind === 'city' ? 'city' : 'county';
  const share = unit.kind === 'city' ? 1 : 1 / 14;
  const written: Record<string, Written[string]> = {};
  for (const one of indicatorsOfForm(catalogue, form)) {
    const target = targetOf(one);
    const own = target * share;
    const speed = progress * (0.6 + 0.8 * random());
    if (one.appliesTo && !one.appliesTo.includes(unit.code)) continue;
    if (isPerIndustry(one)) {
      const industries = catalogue.industries.map(() => (random() < 0.5 ? 1 : 0));
      written[one.code] = { industries };
    } else if (one.measure === 'relative') {
      written[one.code] = { first: round(0.1 + 0.05 * random(), 4), second: 0.11 };
    } else if (hasOperands(one)) {
      const second = Math.round(100 + 900 * random());
      const growth = one.measure === 'growth' || one.measure === 'cagr';
      const ratio = growth
        ? 1 + target * (0.5 + random())
        : Math.min(isPercent(one) ? 1 : 1e9, target * (0.7 + 0.5 * random()));
      written[one.code] = { first: Math.round(second * ratio), second };
    } else if (one.measure === 'amount') {
      written[one.code] = { value: round(own * speed, 2), target: round(own, 2) };
    } else if (one.measure === 'rank') {
      written[one.code] = { value: 1 + Math.floor(random() * 5) };
    } else if (one.measure === 'floor') {
      written[one.code] = { value: round(target * (0.8 + 0.4 * random()), 2) };
    } else {
      const ownTarget = Math.max(1, Math.round(own));
      written[one.code] = { value: Math.round(ownTarget * speed * 1.6), target: ownTarget };
    }
  }
  return written;
}

export const words: SummaryOptions['words'] = {
  finding: ({ rule, params }) => ({ rule, message: `说明 ${JSON.stringify(params)}`, proposal: '' }),
  verdict: ({ kind }) => `判定 ${kind}`,
};

export function summaryOf(
  arrivals: readonly Arrival[],
  options: Partial<IntakeOptions & SummaryOptions> = {},
): SummaryModel {
  const intake = takeIn(arrivals, { catalogue, period: null, expected: null, earlier: null, ...options });
  return summarize(intake, {
    catalogue,
    settings: DEFAULT_SETTINGS,
    allocation: null,
    past: [],
    findings: [],
    kept: null,
    time: '2021-10-15 09:30',
    words,
    ...options,
  })!;
}

/** All 15 units with plausible figures, as files or as sheets of the open workbook. */
export function allArrivals(period: Period, seed: number, where: 'files' | 'workbook' = 'files'): readonly Arrival[] {
  const random = seeded(seed);
  const sheets = catalogue.units.map((unit) =>
    reportingSheet(unit, period, plausible(unit, random, period.lastMonth / 24)),
  );
  return where === 'workbook' ? [arrival('', ...sheets)] : sheets.map((sheet) => arrival(`${sheet.name}.xlsx`, sheet));
}

/** What a unit wrote, as the naive judge wants it. */
export function rawOf(written: Written[string] | undefined): Raw {
  const figure = (value: CellValue | undefined): number | null => (typeof value === 'number' ? value : null);
  return {
    value: figure(written?.value),
    first: figure(written?.first),
    second: figure(written?.second),
    industries: Array.from({ length: 5 }, (_, index) => figure(written?.industries?.[index])),
  };
}

/** A plan as it is read back once it stands in a workbook. */
export function snapshotOfPlans(plans: readonly SheetPlan[], others: readonly SheetSnapshot[] = []): WorkbookSnapshot {
  return {
    sheets: [
      ...others,
      ...plans.map((plan): SheetSnapshot => ({
        name: plan.name,
        visibility: plan.visibility ?? 'visible',
        rows: plan.rows.map((row) =>
          row?.map(
            (planned) => planned && { value: planned.value, ...(planned.formula ? { formula: planned.formula } : {}) },
          ),
        ),
        merges: plan.merges ?? [],
        hiddenRows: new Set(),
        hiddenColumns: new Set(),
        protection: 'none',
      })),
    ],
    names: plans.flatMap((plan) => (plan.names ?? []).map((name) => ({ ...name, sheet: plan.name }))),
  };
}
