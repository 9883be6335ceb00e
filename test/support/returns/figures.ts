import type { Indicator } from '../../../src/core/schema/catalogue';
import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';
import { round } from './round';
import type { Random } from './random';

/** What a careful clerk knows of one indicator; percentages are fractions. */
export interface Figure {
  readonly indicator: Indicator;
  readonly target: number | null;
  readonly actual: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly industries: readonly number[] | null;
  readonly previous: number;
  readonly explanation: string;
  readonly evidence: string;
}

const CAUSES = [
  '重点项目仍在设备安装调试阶段',
  '企业申报材料仍在补正',
  '用地指标落实较晚、开工推迟',
  '省级评审结果尚未公布',
  '原材料涨价导致企业放缓投入',
  '第三方服务商力量不足',
];
const MEASURES = [
  '计划11月底前组织第二批申报',
  '已列入四季度攻坚清单逐家督办',
  '12月中旬前完成现场核验',
  '已与3家服务商签约加快诊断',
  '已召开专题推进会并按周通报',
];

const YEAR_ELAPSED = 0.75;
const PROGRAMME_ELAPSED = 0.375;

const isPercent = (indicator: Indicator): boolean => indicator.unit === '%';
const cityTarget = (indicator: Indicator): number => (isPercent(indicator) ? indicator.target / 100 : indicator.target);

/** Plausible figures of one unit for 2021Q3: consistent with each other, lagging rows explained. */
export function makeFigures(random: Random, unitCode: string, unitName: string): Figure[] {
  const share = random.between(0.03, 0.2);
  const coverage = catalogue.industries.map(() => (random.chance(0.7) ? 1 : 0));
  const projects = catalogue.industries.map(() => random.integer(0, 2));
  return catalogue.indicators
    .filter((indicator) => indicator.reportedBy === 'county')
    .map((indicator, place) => makeFigure(indicator, place));

  function makeFigure(indicator: Indicator, place: number): Figure {
    const city = cityTarget(indicator);
    let target: number | null = city;
    let actual = 0;
    let numerator: number | null = null;
    let denominator: number | null = null;
    let industries: readonly number[] | null = null;
    let previous = 0;
    switch (indicator.measure) {
      case 'count':
      case 'breakthrough': {
        const applies = !indicator.appliesTo || indicator.appliesTo.includes(unitCode);
        target = applies ? Math.round(city * share) || null : null;
        if (indicator.scope) {
          const limit = projects[catalogue.industries.indexOf(indicator.scope)]!;
          actual = random.integer(0, Math.min(1, limit));
          target = actual || null;
        } else if (target !== null) {
          const pace = indicator.window === 'year' ? random.between(0.6, 1) : random.between(0.25, 0.6);
          actual = Math.min(Math.round(target * pace), Math.floor(target * 1.5));
        }
        previous = Math.floor(actual * random.between(0.75, 1));
        break;
      }
      case 'amount':
        target = round(city * share, 1);
        actual = round(target * random.between(0.45, 0.65), 2);
        previous = round(actual * 0.7, 2);
        break;
      case 'cagr':
        denominator = round(random.between(10, 200), 2);
        numerator = round(denominator * (1 + random.between(0.08, 0.15)), 2);
        actual = round(numerator / denominator - 1, 4);
        previous = round(actual * random.between(0.9, 1), 4);
        break;
      case 'density':
        denominator = round(random.between(1, 20), 2);
        numerator = Math.round(city * denominator * random.between(0.88, 1.05));
        actual = round(numerator / denominator, 1);
        previous = round(actual * random.between(0.94, 0.99), 1);
        break;
      case 'ratio':
      case 'coverage':
        denominator = random.integer(40, 1200);
        numerator = Math.round(denominator * Math.min(0.97, city * random.between(0.75, 1.05)));
        actual = round(numerator / denominator, 4);
        previous = round(actual * random.between(0.9, 0.98), 4);
        break;
      case 'floor':
        actual = isPercent(indicator)
          ? round(city * random.between(0.92, 1.2), 3)
          : round(city * random.between(0.97, 1.2), 2);
        previous = actual;
        break;
      case 'industry-coverage':
        industries = coverage;
        actual = coverage.reduce<number>((sum, one) => sum + one, 0) / coverage.length;
        previous = actual;
        break;
      case 'industry-count':
        industries = projects;
        actual = Math.min(...projects);
        previous = actual;
        break;
      default:
        throw new Error(`no figure for ${indicator.measure}`);
    }
    const attainment = target === null ? null : actual / target;
    const lags =
      attainment !== null &&
      (indicator.window === 'level' || indicator.window === 'year-level'
        ? attainment < 0.92
        : indicator.window === 'year'
          ? attainment < YEAR_ELAPSED - 0.08
          : indicator.window === 'programme' && attainment < PROGRAMME_ELAPSED - 0.08);
    const short = indicator.name.replace(/^(传统制造业|五大传统制造业|重点工业企业)/, '');
    const explanation = lags
      ? `${short}：因${random.pick(CAUSES)}，${random.pick(MEASURES)}。`
      : random.chance(0.2)
        ? `${short}推进平稳，已储备后续对象${random.integer(2, 12)}个。`
        : '';
    const countable = ['count', 'breakthrough', 'industry-coverage', 'industry-count'].includes(indicator.measure);
    const evidence =
      countable && (actual > 0 || (industries?.some((n) => n > 0) ?? false))
        ? `附件${place + 1}：${unitName}${short}清单`
        : '';
    return { indicator, target, actual, numerator, denominator, industries, previous, explanation, evidence };
  }
}
