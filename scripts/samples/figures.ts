import type { Allocation } from '../../src/core/allocation';
import type { Period } from '../../src/core/period';
import { elapsedMonthsOfYear, programmeMonths } from '../../src/core/period';
import type { Catalogue, Indicator, ReportingUnit } from '../../src/core/schema/catalogue';
import { appliesTo, hasOperands, indicatorsOfForm, isPerIndustry, subRowCode, targetOf } from '../../src/core/schema/facts';

/** A number in [0, 1) that depends on the words alone, so that every run makes the same samples. */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const letter of words.join('|')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

const between = (low: number, high: number, ...words: readonly (string | number)[]): number => low + (high - low) * chance(...words);

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** How large a unit is beside the others: made up, of the order of its share of the city's industry. */
const WEIGHTS: Readonly<Record<string, number>> = {
  '330302': 9, '330303': 10, '330304': 10, '330305': 2, '330324': 9, '330326': 7, '330327': 7,
  '330328': 1.5, '330329': 1.5, '330381': 15, '330382': 17, '330383': 5, OJK: 2.5, ZNJ: 3.5,
};

/** Shares a whole number out by weight; the largest remainders take what is left. */
function shareOut(total: number, units: readonly ReportingUnit[], step: number): Map<string, number> {
  const weights = units.map((unit) => WEIGHTS[unit.code] ?? 1);
  const sum = weights.reduce((one, other) => one + other, 0);
  const exact = weights.map((weight) => (total * weight) / sum / step);
  const shares = exact.map(Math.floor);
  const order = exact.map((value, index) => [value - Math.floor(value), index] as const).sort((a, b) => b[0] - a[0]);
  let left = Math.round(total / step) - shares.reduce((one, other) => one + other, 0);
  for (const [, index] of order) if (left-- > 0) shares[index]!++;
  return new Map(units.map((unit, index) => [unit.code, round(shares[index]! * step, 2)]));
}

/** A made-up 目标分解: what can be added is shared out to the last piece, each industry is given to the units known for it. */
export function makeTargets(catalogue: Catalogue): Allocation {
  const targets = new Map<string, Map<string, number>>();
  const units = catalogue.units.filter((unit) => unit.kind !== 'city');
  for (const unit of units) targets.set(unit.code, new Map());
  const give = (unit: string, code: string, value: number): unknown => value > 0 && targets.get(unit)!.set(code, value);
  for (const indicator of indicatorsOfForm(catalogue, 'county')) {
    const those = units.filter((unit) => appliesTo(indicator, unit));
    if (isPerIndustry(indicator)) {
      catalogue.industries.forEach((industry, index) => {
        const code = subRowCode(indicator, index);
        const ranked = [...those].sort((a, b) => chance(industry, b.code) - chance(industry, a.code));
        const count = indicator.measure === 'industry-count' ? 1 : 3;
        for (const unit of ranked.slice(0, count)) give(unit.code, code, 1);
      });
    } else if (indicator.scope) {
      const home = [...those].sort((a, b) => chance(indicator.scope!, b.code) - chance(indicator.scope!, a.code))[0]!;
      give(home.code, indicator.code, targetOf(indicator));
    } else if (indicator.measure === 'count' || indicator.measure === 'breakthrough') {
      for (const [unit, share] of shareOut(targetOf(indicator), those, 1)) give(unit, indicator.code, share);
    } else if (indicator.measure === 'amount') {
      for (const [unit, share] of shareOut(targetOf(indicator), those, 0.1)) give(unit, indicator.code, share);
    }
  }
  return { targets, source: 'samples' };
}

/** What a unit fills in, by `code`, `code/numerator`, `code/denominator`. Percentages are fractions. */
export type Inputs = ReadonlyMap<string, number>;

export function makeInputs(catalogue: Catalogue, unit: ReportingUnit, period: Period, allocation: Allocation): Inputs {
  const inputs = new Map<string, number>();
  const own = allocation.targets.get(unit.code) ?? new Map<string, number>();
  const { elapsed, total } = programmeMonths(period, catalogue.programme);
  const year = elapsedMonthsOfYear(period) / 12;
  const size = (WEIGHTS[unit.code] ?? 100) / 100;
  const industryCounts = new Map<string, number>();
  for (const indicator of indicatorsOfForm(catalogue, unit.kind === 'city' ? 'city' : 'county')) {
    if (!appliesTo(indicator, unit)) continue;
    const seed = [unit.code, indicator.code] as const;
    if (isPerIndustry(indicator)) {
      catalogue.industries.forEach((industry, index) => {
        const code = subRowCode(indicator, index);
        const asked = own.get(code) ?? 0;
        const reached = chance(...seed, index) < (asked ? 0.85 : 0.1) && year > between(0.3, 0.8, ...seed, index) ? 1 : 0;
        inputs.set(code, reached);
        if (indicator.measure === 'industry-count') industryCounts.set(industry, reached);
      });
    } else if (hasOperands(indicator)) {
      const [numerator, denominator] = makeOperands(indicator, seed, size, year, elapsed / total);
      inputs.set(`${indicator.code}/numerator`, numerator).set(`${indicator.code}/denominator`, denominator);
    } else {
      inputs.set(indicator.code, makeValue(indicator, seed));
    }
  }
  return inputs;

  function makeValue(indicator: Indicator, seed: readonly string[]): number {
    const target = own.get(indicator.code) ?? (unit.kind === 'city' ? targetOf(indicator) : 0);
    const pace = indicator.window === 'programme' ? elapsed / total : year;
    switch (indicator.measure) {
      case 'rank':
        return 2 + Math.floor(between(0, 2, ...seed));
      case 'floor':
        return round(targetOf(indicator) * between(0.96, 1.2, ...seed), indicator.unit === '%' ? 3 : 2);
      case 'amount': {
        const whole = indicator.within ? 0.985 : 1;
        return round(target * year * between(0.93, 1.06, ...seed) * whole, 2);
      }
      default: {
        const reached = Math.floor(target * pace * between(0.72, 1.45, ...seed) + 0.35);
        const limit = indicator.scope === undefined ? Math.ceil(target * 1.4) : (industryCounts.get(indicator.scope) ?? 0);
        return Math.min(reached, limit);
      }
    }
  }
}

function makeOperands(indicator: Indicator, seed: readonly string[], size: number, year: number, programme: number): [number, number] {
  const target = targetOf(indicator);
  switch (indicator.measure) {
    case 'growth':
    case 'cagr': {
      const base = round(between(900, 1500, ...seed) * size * year, 2);
      return [round(base * (1 + target * between(0.85, 1.25, ...seed, 'growth')), 2), base];
    }
    case 'relative': {
      const all = round(between(0.1, 0.14, ...seed), 4);
      return [round(all + between(-0.004, 0.03, ...seed, 'ahead'), 4), all];
    }
    case 'density': {
      const people = round(Math.max(0.4, 120 * size * between(0.9, 1.1, ...seed)), 2);
      return [Math.round(target * people * (between(0.9, 1.02, ...seed, 'level') + 0.04 * programme)), people];
    }
    default: {
      const whole = Math.max(8, Math.round(7600 * size * between(0.7, 1.1, ...seed)));
      const share = Math.min(1, target * (between(0.86, 1.06, ...seed, 'level') + 0.05 * programme));
      return [Math.min(whole, Math.round(whole * share)), whole];
    }
  }
}
