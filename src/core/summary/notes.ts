import { actualFormatOf } from '../computed/row';
import { formatNumber } from '../expression/format-number';
import type { Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo } from '../schema/facts';
import type { IndicatorSummary, SummaryModel } from './model';
import type { Lack } from './submission';
import { NOT_TOTALLED, type LeftOut, type NotTotalled } from './totals';

/** Opens the note of a total that does not cover every expected unit. */
export const INCOMPLETE = '不完整';

/** A figure as the table shows it. */
export function figureText(value: number, indicator: Indicator): string {
  return String(formatNumber(value, actualFormatOf(indicator)));
}

/** `0.832 → "83.2%"`, as the table shows it. */
export function percentText(value: number): string {
  return String(formatNumber(value, '0.0%'));
}

/** How many indicators wait for the city's own form, where it is not there and nobody was asked for it. */
export function waitingForCity({ expected, indicators }: SummaryModel): number {
  if (expected.some(({ kind }) => kind === 'city')) return 0;
  return indicators.filter(({ indicator }) => indicator.reportedBy === 'city').length;
}

/** 鹿城区、龙湾区 */
export function unitNames(units: readonly ReportingUnit[]): string {
  return units.map((unit) => unit.name).join('、');
}

function lackText(item: string, lack: Lack): string {
  switch (lack.kind) {
    case 'not-submitted':
      return '未报送';
    case 'no-row':
      return `缺${item}`;
    case 'blank':
      return `${item}空白`;
    case 'text':
      return `${item}“${lack.text}”不是数字`;
    case 'error':
      return `${item}为错误值${lack.text}`;
    case 'not-computable':
      return '无法计算';
  }
}

function leftOutText({ unit, lacks }: LeftOut): string {
  return `${unit.name}（${lacks.map(({ item, lack }) => lackText(item, lack)).join('，')}）`;
}

function reasonText(why: NotTotalled): string {
  switch (why.reason) {
    case 'nothing-reported':
      return '尚无可计入的数据';
    case 'city-form-missing':
      return '市本级尚未报送';
    case 'no-base':
      return `${why.item}合计不大于零`;
    case 'negative-growth-base':
      return `${why.item}合计为负`;
    case 'industry-unknown':
      return `无单位填报${why.industries.join('、')}`;
    case 'not-computable':
      return '市本级数据无法计算';
  }
}

/** More units than these are counted instead of named where their own columns say it as well. */
const MOST_NAMED = 3;

function gapText({ total }: IndicatorSummary, mostNamed: number): string | null {
  const silent = total.leftOut.filter(({ lacks }) => lacks[0]!.lack.kind === 'not-submitted');
  const partial = total.leftOut.filter(({ lacks }) => lacks[0]!.lack.kind !== 'not-submitted');
  const who = silent.length > mostNamed ? `${String(silent.length)}家` : unitNames(silent.map(({ unit }) => unit));
  const gaps = [
    ...silent.slice(0, 1).map(({ lacks }) => `${who}${lackText('', lacks[0]!.lack)}`),
    ...(partial.length > 0 ? [`${partial.map(leftOutText).join('、')}未计入`] : []),
  ].join('；');
  if (total.notTotalled) return `${NOT_TOTALLED}：${reasonText(total.notTotalled)}${gaps && `；${gaps}`}`;
  return gaps === '' ? null : `${INCOMPLETE}：${gaps}`;
}

/** What a total does not cover, with every unit named; `null` when it covers every expected unit. */
export function totalGap(summary: IndicatorSummary): string | null {
  return gapText(summary, Infinity);
}

/** 汇总说明 of an indicator: what is missing, who is exempt, what is doubted, what may stand in it twice. */
export function totalNote(summary: IndicatorSummary): string {
  const { indicator, total, doubled, doubtful } = summary;
  const exempt = total.notApplicable.filter((unit) => appliesTo(indicator, unit));
  return [
    gapText(summary, MOST_NAMED) ?? '',
    exempt.length > 0 ? `${unitNames(exempt)}填报不适用` : '',
    total.zones && total.zones.value !== 0 ? `含集聚区${figureText(total.zones.value, indicator)}` : '',
    doubtful.length > 0 ? `数据待核：${unitNames(doubtful)}` : '',
    doubled.length > 0 ? `疑似重复：${unitNames(doubled)}` : '',
  ]
    .filter((part) => part !== '')
    .join('；');
}
