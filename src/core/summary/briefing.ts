import { formatPeriod } from '../period';
import { cityName } from '../template/words';
import type { IndicatorSummary, SummaryModel } from './model';
import { figureText, INCOMPLETE, percentText, totalGap, unitNames, waitingForCity } from './notes';
import { returnSlips } from './slips';
import { countStatuses, STATUSES, type UnitStanding } from './standing';
import { NOT_TOTALLED } from './totals';

/** 通报, paragraph by paragraph. Every figure in it stands in 汇总表. */
export interface Briefing {
  readonly title: string;
  readonly addressee: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly issuer: string;
  readonly text: string;
}

/** More would no longer be read; all of them are in the table. */
const MOST_NAMED = 10;

const items = (count: number): string => `${String(count)}项`;

function overall(model: SummaryModel): readonly string[] {
  const { expected, missing, indicators } = model;
  const counts = countStatuses(indicators.map(({ status }) => status));
  const states = STATUSES.filter((status) => counts[status] > 0).map((status) => `${status}${items(counts[status])}`);
  const gaps = [INCOMPLETE, NOT_TOTALLED].flatMap((word) => {
    const count = indicators.filter((summary) => totalGap(summary)?.startsWith(word)).length;
    return count === 0 ? [] : [`${word}${items(count)}`];
  });
  const reported = expected.length - missing.length;
  const waiting = waitingForCity(model);
  return [
    `截至${formatPeriod(model.period)}末，应报单位${String(expected.length)}家，已报${String(reported)}家${
      missing.length > 0 ? `，未报送${String(missing.length)}家（${unitNames(missing)}）` : ''
    }${waiting > 0 ? `；市本级表未报，涉及${items(waiting)}指标` : ''}。`,
    `${items(indicators.length)}指标中，${states.join('，')}。${
      gaps.length > 0 ? `其中全市合计${gaps.join('，')}，具体单位见汇总表“汇总说明”。` : ''
    }`,
  ];
}

function indicatorText({ indicator, actual, attainment, expected }: IndicatorSummary): string {
  const unit = indicator.unit === '%' || indicator.unit === '—' ? '' : indicator.unit;
  const parts = [
    // What is judged has a figure.
    `${indicator.measure === 'industry-count' ? '最少的行业完成' : '完成'}${figureText(actual!, indicator)}${unit}`,
    ...(attainment === null ? [] : [`达成率${percentText(attainment)}`]),
    ...(expected === null ? [] : [`序时进度${percentText(expected)}`]),
  ];
  return `${indicator.name}：${parts.join('，')}`;
}

/** A line for each, so that a page can end between two of them. */
function named(opening: string, list: readonly IndicatorSummary[]): readonly string[] {
  if (list.length === 0) return [];
  const shown = list.slice(0, MOST_NAMED);
  const rest = list.length > shown.length ? '，其余见汇总表' : '';
  return [
    `${opening}${items(list.length)}${rest}：`,
    ...shown.map((summary, index) => `${indicatorText(summary)}${index === shown.length - 1 ? '。' : '；'}`),
  ];
}

function progress(model: SummaryModel): readonly string[] {
  const of = (...statuses: readonly string[]): readonly IndicatorSummary[] =>
    model.indicators.filter(({ status }) => statuses.includes(status));
  const [met, slow, far] = [of('已达成'), of('滞后'), of('差距较大')];
  return [
    ...named('已达成的指标', met),
    ...named('滞后的指标', slow),
    ...named('差距较大的指标', far),
    ...(slow.length + far.length === 0 ? ['没有滞后或差距较大的指标。'] : []),
  ];
}

function units(model: SummaryModel): readonly string[] {
  const ranked = model.standings.filter((standing) => standing.share !== null);
  if (ranked.length === 0) return ['尚无可比较的单位。'];
  const shares = ranked.map(({ share }) => share!);
  const [most, least] = [Math.max(...shares), Math.min(...shares)];
  const at = (share: number): string =>
    unitNames(ranked.filter((standing: UnitStanding) => standing.share === share).map(({ unit }) => unit));
  if (most === least) return [`各单位达序时比例均为${percentText(most)}（${at(most)}）。`];
  return [`达序时比例最高的是${at(most)}，为${percentText(most)}；最低的是${at(least)}，为${percentText(least)}。`];
}

function quality(model: SummaryModel): readonly string[] {
  const count = (severity: string): number => model.issues.filter((issue) => issue.severity === severity).length;
  const [mandatory, verify] = [count('mandatory'), count('verify')];
  if (mandatory + verify === 0) return ['报送数据未发现强制和核实类问题。'];
  const slips = returnSlips(model).map(({ unit }) => unit);
  return [
    `报送数据尚有强制类问题${items(mandatory)}、核实类问题${items(verify)}，涉及${unitNames(slips) || '汇总环节'}，已列入问题清单。`,
  ];
}

/** The briefing in the style of such notices, from the model's figures alone. */
export function briefingOf(model: SummaryModel): Briefing {
  const { catalogue, period, missing } = model;
  const title = `关于${formatPeriod(period)}${cityName(catalogue)}\n${catalogue.title}指标进展情况的通报`;
  const asks = [
    ...(missing.length > 0 ? ['未报送单位请尽快报送'] : []),
    ...(model.issues.length > 0 ? ['有问题的单位请按退回单逐项更正或说明后重新报送'] : []),
    '滞后指标的责任单位请分析原因、提出措施，确保按期完成目标',
  ];
  const sections = [
    { heading: '一、总体情况', paragraphs: overall(model) },
    { heading: '二、指标进展', paragraphs: progress(model) },
    { heading: '三、各单位情况', paragraphs: units(model) },
    { heading: '四、报送质量', paragraphs: quality(model) },
    { heading: '五、有关要求', paragraphs: [`${asks.join('；')}。`] },
  ];
  const addressee = '各县（市、区）人民政府，省级产业集聚区管委会，市级有关单位：';
  const issuer = catalogue.document.issuer;
  const lines = sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map((text) => `　　${text}`)]);
  return { title, addressee, sections, issuer, text: [title, addressee, ...lines].join('\n') };
}
