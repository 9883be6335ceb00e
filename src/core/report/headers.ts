import { remember } from '../memo';
import { parsePeriod } from '../period';
import type { ColumnRole } from './report';

/** What the text of one header cell says. */
export interface HeaderWord {
  readonly role: ColumnRole;
  /** Where several columns claim a role the lowest rank wins: the standard word before a looser one. */
  readonly rank: number;
  /** The text without white space, brackets and period: two headers with one key are the same header. */
  readonly key: string;
  /**
   * `current` (本期) is the numerator beside a base and else the actual; `base` (上年同期) is the denominator beside
   * a numerator and else nothing of ours; `prose` (完成情况) is the actual over figures and the explanation over words.
   */
  readonly kind: 'plain' | 'current' | 'base' | 'prose';
  /** The year in the header, else `null`: 2021年目标 and 2022年目标 are different columns. */
  readonly year: number | null;
  /** The last month of a part of a year in the header, else `null`: 1-6月完成 stands before 1-9月完成. */
  readonly month: number | null;
  /** `total`: from the beginning on (累计, 1-9月); `part`: of a part of the year alone (7-9月, 三季度); else `null`. */
  readonly span: 'total' | 'part' | null;
}

/** The words of headers by role, the usual ones first, without white space, brackets and periods. */
const WORDS: Readonly<Record<ColumnRole, readonly string[]>> = {
  sequence: ['序号', '编号', '项次', '行次', '行号', '顺序号', '序', 'No', 'NO', 'No.', 'NO.'],
  code: ['指标代码', '代码', '指标编码', '编码', '指标编号', '指标代号', '代号'],
  name: [
    ...[
      '指标名称',
      '指标',
      '考核指标',
      '名称',
      '指标项目',
      '考核指标名称',
      '主要指标',
      '工作指标',
      '任务指标',
      '统计指标',
    ],
    ...[
      '具体指标',
      '量化指标',
      '评价指标',
      '三级指标',
      '二级指标',
      '指标内容',
      '考核内容',
      '考核项目',
      '任务名称',
      '项目',
    ],
    ...['项目名称', '工作任务', '主要任务', '任务内容', '工作内容', '考核指标内容', '目标指标', '主要目标', '内容'],
  ],
  unit: ['计量单位', '单位', '指标单位', '数量单位', '计算单位', '计量'],
  basis: ['考核口径', '口径', '统计口径', '指标口径', '计算口径', '口径说明', '指标解释', '指标说明', '计算方法'],
  target: [
    ...[
      '目标值',
      '目标',
      '目标任务',
      '年度目标',
      '任务目标',
      '考核目标',
      '目标数',
      '目标任务数',
      '目标任务值',
      '任务数',
    ],
    ...[
      '分解目标',
      '下达目标',
      '目标分解',
      '下达任务',
      '总目标',
      '全年目标',
      '计划目标',
      '年度任务',
      '任务值',
      '计划数',
    ],
    ...['计划', '任务', '计划值', '目标要求', '考核目标值', '指标目标', '目标指标值'],
  ],
  numerator: ['分子/本期', '本期/分子', '分子', '分子数', '分子值', '分子本期'],
  denominator: ['分母/基期', '基期/分母', '分母', '分母数', '分母值', '分母基期', '基期', '基期数', '基期值'],
  actual: [
    ...['完成值', '实际完成', '累计完成', '实际完成值', '累计完成值', '完成数', '实际完成数', '累计完成数', '实际值'],
    ...[
      '完成',
      '累计',
      '实际',
      '已完成',
      '完成量',
      '完成额',
      '实际数',
      '累计数',
      '累计值',
      '完成实绩',
      '实绩',
      '已完成数',
    ],
    ...['目前完成', '当前完成', '现完成', '当年累计', '本年累计', '年初至今', '自年初累计', '现状值', '当前值'],
    ...['上报值', '填报值', '填报数', '上报数', '指标值', '数据', '结果', '计算结果'],
  ],
  previous: [
    ...['上期完成值', '上期完成', '上期', '上期数', '上期值', '上期累计', '上期累计完成', '上期完成数', '上期完成情况'],
    ...['上季度完成', '上季度', '上季度累计', '上季度完成值', '上季', '上季末', '上月完成', '上月', '上月累计', '上次'],
    ...['上次填报', '上一期', '上期数据', '前期', '前期完成'],
  ],
  attainment: [
    ...['达成率', '完成率', '目标完成率', '目标达成率', '任务完成率', '完成比例', '完成百分比', '完成进度', '达标率'],
    ...['实现率', '完成占比', '完成度', '完成比', '进度'],
  ],
  expected: ['序时进度', '应达进度', '时间进度', '序时', '序时要求', '计划进度', '应完成进度'],
  status: ['进度状态', '状态', '完成状态', '进展状态', '达标状态', '达标情况', '预警', '亮灯', '红黄绿灯', '进度评价'],
  explanation: [
    ...['情况说明', '未达标原因', '未完成原因', '滞后原因', '未达序时原因', '原因说明', '原因分析', '原因', '说明'],
    ...['存在问题及原因', '原因及措施', '问题及原因', '备注', '备注说明', '完成情况说明', '进度说明', '进展说明'],
    ...['存在问题', '存在的问题', '进展情况', '工作进展', '推进情况', '具体情况', '情况'],
  ],
  evidence: ['佐证材料', '佐证', '佐证资料', '证明材料', '支撑材料', '印证材料', '附件', '附件材料', '材料', '台账'],
  departments: [
    ...['责任单位', '责任部门', '牵头部门', '牵头单位', '主管部门', '负责部门', '负责单位', '牵头责任单位', '责任主体'],
    ...['责任科室', '责任处室', '归口部门', '业务部门', '配合部门', '配合单位'],
  ],
};

const CURRENT = [
  '本期',
  '本期数',
  '本期值',
  '报告期数',
  '报告期值',
  '当期',
  '当期值',
  '当期数',
  '本期实际',
  '今年',
  '本年',
];
const BASE = [
  '上年同期',
  '去年同期',
  '同期',
  '同期数',
  '同期值',
  '上年同期数',
  '上年同期值',
  '基数',
  '上年',
  '去年',
  '上年数',
  '去年数',
];
const PROSE = [
  '完成情况',
  '实际完成情况',
  '目标完成情况',
  '任务完成情况',
  '指标完成情况',
  '工作完成情况',
  '累计完成情况',
];

/** Words under a parent header that add nothing to it. */
const QUALIFIERS = new Set([
  '',
  '数',
  '值',
  '数值',
  '数量',
  '绝对数',
  '绝对值',
  '合计',
  '总数',
  '总量',
  '指标数',
  '本级',
]);

/** From this rank on a text merely sounds like a header. */
export const LOOSE_RANK = 100;

/**
 * What a header says that none of the usual words is; the first that fits counts. `null`: a column not of ours. What
 * will be done (2) explains less than why, so that such a column comes after the others.
 */
const LOOSE_WORDS: readonly (readonly [RegExp, ColumnRole | null, number?])[] = [
  [/时间|时限|日期|得分|分值|权重|评分|加分|扣分|类型|类别|性质|属性|级别|来源|差额|缺口|剩余|排名|位次/, null],
  [/填报单位|报送单位|上报单位|单位名称|单位代码|地区|区县|县\(?市|属地/, null],
  [/电话|联系|姓名|填报人|负责人/, null],
  [/增长|增速|增幅|增减|同比|环比|比上年|较上年/, null],
  [/佐证|证明材料|印证/, 'evidence'],
  [/责任|牵头|主管|配合|部门|科室|处室/, 'departments'],
  [/原因/, 'explanation'],
  [/^是否/, 'status'],
  [/序时|应达|时间进度/, 'expected'],
  [/说明|备注|问题|困难|进展|推进/, 'explanation'],
  [/打算|措施|做法/, 'explanation', 2],
  [/状态|是否|预警|评价/, 'status'],
  [/率$|比例$|百分比$|进度$|占.*(?:目标|任务|计划)/, 'attainment'],
  [/^上(?:期|季|月|次)|^上一|^前期/, 'previous'],
  [/分子/, 'numerator'],
  [/分母|基期/, 'denominator'],
  [/完成|累计|实绩/, 'actual'],
  [/目标|任务|计划/, 'target'],
  [/口径/, 'basis'],
  [/代码|编码/, 'code'],
  [/指标/, 'name'],
];

/** 完成年度目标（%） is a share of the target, and no result. */
const OF_TARGET = /^完成.*(?:目标|任务|计划)[数值]?%?$/;

interface Known {
  readonly role: ColumnRole;
  readonly rank: number;
  readonly kind: HeaderWord['kind'];
}

const KNOWN: ReadonlyMap<string, Known> = knownWords();

function knownWords(): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (words: readonly string[], role: ColumnRole, from: number, kind: HeaderWord['kind']) => {
    words.forEach((word, index) => known.set(word, { role, rank: from + index, kind }));
  };
  for (const [role, words] of Object.entries(WORDS)) add(words, role as ColumnRole, 0, 'plain');
  add(PROSE, 'actual', 50, 'prose');
  add(CURRENT, 'numerator', 50, 'current');
  add(BASE, 'denominator', 50, 'base');
  return known;
}

/** Longer texts are titles and sentences, never headers. */
const LONGEST_HEADER = 40;
const LONGEST_LOOSE = 14;

/** 备注1 and 备注2 stand side by side. */
const COUNTED = /\d$/;

const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕/g;
const PART_OF_YEAR =
  '(?:第?[一二三四1-4]季度|前[一二三1-3]个?季度|[上下]半年|\\d{1,2}(?:月份?)?[-—–~至]\\d{1,2}月份?|\\d{1,2}月份?)';
const PERIOD = new RegExp(
  `(?:截至|截止|到|至)?(?:20\\d\\d[-—–~至])?20\\d\\d年度?${PART_OF_YEAR}?[底末止]?|(?:截至|截止|到|至)?${PART_OF_YEAR}[底末止]?`,
  'g',
);

function withoutSpace(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*]+/g, '')
    .replace(/^其中:?(?=.)/, '')
    .replace(/[:、。.]+$/, '');
}

function withoutPeriod(text: string): string {
  return text.replace(PERIOD, '');
}

const TOTAL = /累计|年初|以来|截[至止]|[底末]|前[一二三1-3]个?季|(?<!\d)0?1月?[-—–~至]\d/;
const PART = /[本当]季|季度|[本当]月|(?<!\d)(?:[2-9]|1[0-2])月?[-—–~至]\d|(?<![\d\-—–~至])\d{1,2}月(?![-—–~至])/;

function spanOf(text: string): HeaderWord['span'] {
  if (TOTAL.test(text)) return 'total';
  return PART.test(text) ? 'part' : null;
}

const NO_PERIOD = { year: null, month: null } as const;

/** 2021年以来 names the year that it counts from. */
const SINCE = /以来|^自/;

function periodIn(text: string): Pick<HeaderWord, 'year' | 'month' | 'span'> {
  const span = spanOf(text);
  return SINCE.test(text) ? { ...NO_PERIOD, span } : { ...monthIn(text), span };
}

function monthIn(text: string): Pick<HeaderWord, 'year' | 'month'> {
  if (!/\d|季|半年/.test(text)) return NO_PERIOD;
  const dated = parsePeriod(text);
  const period = dated ?? parsePeriod(`2000年${text}`);
  if (!period) return NO_PERIOD;
  return { year: dated && dated.year, month: period.kind === 'year' ? null : period.lastMonth };
}

function wordOf(text: string): HeaderWord | 'qualifier' | null {
  if (text.length > LONGEST_HEADER) return null;
  const whole = withoutSpace(text);
  if (whole === '') return null;
  const bare = withoutSpace(whole.replace(BRACKETED, ''));
  const key = withoutPeriod(bare);
  const known = KNOWN.get(whole) ?? KNOWN.get(bare) ?? KNOWN.get(key) ?? KNOWN.get(key.replace(COUNTED, ''));
  if (known) return { ...known, key, ...periodIn(whole) };
  if (QUALIFIERS.has(key)) return 'qualifier';
  if (key.length > LONGEST_LOOSE || whole.includes(':')) return null;
  if (whole.includes('%') && OF_TARGET.test(key))
    return { role: 'attainment', rank: LOOSE_RANK, key, kind: 'plain', ...periodIn(whole) };
  const [, role, later = 0] = LOOSE_WORDS.find(([pattern]) => pattern.test(key)) ?? [];
  return role ? { role, rank: LOOSE_RANK + later, key, kind: 'plain', ...periodIn(whole) } : null;
}

/**
 * What a header text means: a column of ours, a `qualifier` that adds nothing to the header above it (数值, 1-9月,
 * （%）), or `null` for anything else.
 */
export const headerWord: (text: string) => HeaderWord | 'qualifier' | null = remember(wordOf);

/** A qualifier with nothing above it, but with a part of a year (1-9月, 三季度): the results of it, unless others are there. */
export function periodHeader(text: string): HeaderWord | null {
  const period = periodIn(withoutSpace(text));
  return period.month === null ? null : { role: 'actual', rank: LOOSE_RANK + 1, key: '', kind: 'plain', ...period };
}

/** The year that a text above a header names, else `null`. */
export const yearAbove: (text: string) => number | null = remember((text) => periodIn(withoutSpace(text)).year);

/** One of the usual words for a column, and not merely a text that sounds like one. */
export function isUsualHeader(text: string): boolean {
  const word = headerWord(text);
  return word !== null && word !== 'qualifier' && word.rank < LOOSE_RANK;
}

const COUNTING_MARK =
  /^(?:[甲乙丙丁戊己庚辛壬癸子丑寅卯]|[(（]?\d{1,2}[)）]?|\d{1,2}=[\d+\-*/×÷()%]+|[(（]\d{1,2}[)）]=.+|[A-Z]|—|-)$/;

/** A mark of the row under a header that counts its columns: 甲, 乙, 1, 5=4/3. */
export function isCountingMark(text: string): boolean {
  return text.length <= 16 && COUNTING_MARK.test(text);
}
