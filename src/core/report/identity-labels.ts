import { remember } from '../memo';
import { isPlaceholder } from './number-text';
import type { Identity } from './report';

export type IdentityRole = keyof Identity;

/** The words before the parts of the identity, the plainest first; white space between their signs does not matter. */
const LABELS: Readonly<Record<IdentityRole, readonly string[]>> = {
  unit: [
    ...[
      '填报单位',
      '报送单位',
      '填报单位名称',
      '报送单位名称',
      '填表单位',
      '上报单位',
      '报表单位',
      '编报单位',
      '单位名称',
    ],
    ...[
      '填报地区',
      '填报县',
      '填报县市区',
      '报送地区',
      '所在地区',
      '县市区',
      '县',
      '地区名称',
      '地区',
      '填报部门',
      '单位',
    ],
  ],
  unitCode: ['区划代码', '行政区划代码', '单位代码', '地区代码', '填报单位代码', '行政区划'],
  period: [
    ...[
      '报告期',
      '报告期间',
      '报告期别',
      '报表期',
      '报表期别',
      '报表时间',
      '统计时间',
      '统计期间',
      '统计时期',
      '统计周期',
    ],
    ...[
      '所属期',
      '所属期间',
      '所属时期',
      '数据时间',
      '数据截止时间',
      '数据截至时间',
      '数据截止日期',
      '数据期',
      '数据所属期',
      '考核期',
      '期别',
      '填报期',
      '填报期间',
      '填报期别',
    ],
    ...['报送期', '报送期间', '报告时间', '时期', '期间', '季度', '时间'],
  ],
  leader: [
    ...[
      '单位负责人',
      '填报单位负责人',
      '单位主要负责人',
      '主要负责人',
      '单位领导',
      '分管领导',
      '分管负责人',
      '部门负责人',
    ],
    ...['负责人', '签发人', '领导签字'],
  ],
  filler: ['填报人', '填表人', '制表人', '经办人', '填报人员', '填报人姓名', '填报', '制表', '填表', '联系人'],
  reviewer: ['审核人', '复核人', '审核人员', '审核人姓名', '核稿人', '审核', '复核', '审核负责人'],
  phone: [
    '联系电话',
    '电话',
    '联系方式',
    '联系人电话',
    '填报人电话',
    '手机',
    '手机号码',
    '手机号',
    '电话号码',
    '办公电话',
  ],
  date: [
    ...[
      '填报日期',
      '填表日期',
      '报出日期',
      '报送日期',
      '上报日期',
      '制表日期',
      '填报时间',
      '填表时间',
      '报送时间',
      '上报时间',
    ],
    ...['报出时间', '制表时间', '日期'],
  ],
};

/** Words that end the value before them and begin something that is not ours. */
const OTHER_LABELS = [
  ...[
    '表号',
    '制定机关',
    '制表机关',
    '批准机关',
    '备案机关',
    '批准文号',
    '依据',
    '文号',
    '有效期至',
    '有效期',
    '计量单位',
  ],
  ...[
    '金额单位',
    '责任单位',
    '牵头单位',
    '附件',
    '密级',
    '传真',
    '邮箱',
    '电子邮箱',
    '地址',
    '职务',
    '科室',
    '备注',
    '说明',
    '注',
  ],
];

const WEAK = new Set([
  '单位',
  '县',
  '地区',
  '时间',
  '时期',
  '期间',
  '季度',
  '日期',
  '填报',
  '制表',
  '填表',
  '审核',
  '复核',
  '手机',
]);

/** One label within a cell and what follows it there. */
export interface LabelledPart {
  /** `null`: a label that is none of the identity's. */
  readonly role: IdentityRole | null;
  readonly rank: number;
  /** The word has other uses too (单位：家、个), so that it counts only with a value that fits. */
  readonly weak: boolean;
  readonly text: string;
  /** The label stands alone, without a colon, as in a cell of its own. */
  readonly bare: boolean;
}

/** What a cell near the table says: labels with their values, and the pieces that no label claims. */
export interface LabelledText {
  readonly parts: readonly LabelledPart[];
  readonly loose: readonly string[];
}

const LABEL_ROLES = new Map<string, { readonly role: IdentityRole | null; readonly rank: number }>([
  ...OTHER_LABELS.map((label) => [label, { role: null, rank: 0 }] as const),
  ...Object.entries(LABELS).flatMap(([role, labels]) =>
    labels.map((label, rank) => [label, { role: role as IdentityRole, rank }] as const),
  ),
]);

/** A short label counts at the head of a word only: 文成县： is no 县：. */
const SPACED_LABELS = [...LABEL_ROLES.keys()]
  .sort((a, b) => b.length - a.length)
  .map((label) => (label.length <= 2 ? '(?<![\\u4e00-\\u9fff])' : '') + [...label].join('\\s*'))
  .join('|');
const IN_BRACKETS = '(?:\\s*[(（【\\[][^()（）【】[\\]]{0,12}[)）】\\]])?';
const WITH_COLON = new RegExp(`(${SPACED_LABELS})${IN_BRACKETS}\\s*[:：]`, 'g');
const ALONE = new RegExp(`^(${SPACED_LABELS})${IN_BRACKETS}$`);
const WITH_SPACE = new RegExp(`^(${SPACED_LABELS})${IN_BRACKETS}\\s+(?=\\S)`);

/** Longer texts are notes; what looks like a label in them is prose. */
const LONGEST = 400;
const NOTE =
  /^\s*(?:说明|备注|注|附注|主要审核关系|审核关系|逻辑关系|指标解释|填报说明|填表说明)\s*\d?(?:\s*[:：]|\s*$)/;
const NUMBERED = /^\s*(?:\d{1,2}|[一二三四五六七八九十]+)\s*[.、．]/;

const NOTHING: LabelledText = { parts: [], loose: [] };

/** Reads the labels in a cell's text. A note is neither a label nor a loose piece. */
export const readLabels: (text: string) => LabelledText = remember((text) => {
  if (text.trim() === '' || text.length > LONGEST || NOTE.test(text) || NUMBERED.test(text)) return NOTHING;
  const alone = ALONE.exec(text.trim());
  if (alone) return { parts: [part(alone[1]!, '', true)], loose: [] };
  const matches = [...text.matchAll(WITH_COLON)];
  if (matches.length === 0) {
    const led = WITH_SPACE.exec(text.trim());
    if (!led) return { parts: [], loose: pieces(text) };
    const [value = '', ...loose] = pieces(text.trim().slice(led[0].length));
    return { parts: [part(led[1]!, value, false)], loose };
  }
  const parts: LabelledPart[] = [];
  const loose = pieces(text.slice(0, matches[0]!.index));
  matches.forEach((match, index) => {
    const value = text.slice(match.index + match[0].length, matches[index + 1]?.index);
    const [first = '', ...others] = rejoined(pieces(value));
    const labelled = part(match[1]!, first, false);
    const isBlank = labelled.role === 'unit' && YEAR_FIRST.test(first);
    parts.push(isBlank ? { ...labelled, text: '' } : labelled);
    loose.push(...(isBlank ? [first] : []), ...others);
  });
  return { parts, loose };
});

/** The text of a cell that begins a note, after which nothing in its row is meant as a label. */
export const isNote: (text: string) => boolean = remember((text) => NOTE.test(text));

/** The text of a cell that begins the foot of a table: a note, or a label with or without its value. */
export const isFootText: (text: string) => boolean = remember(
  (text) => isNote(text) || readLabels(text).parts.length > 0,
);

/** The text names a part of the identity and can hardly be anything else: 区划代码：, not 单位. */
export const isIdentityLabel: (text: string) => boolean = remember((text) =>
  readLabels(text).parts.some(({ role, weak }) => role !== null && !weak),
);

/** What a printed form leaves to be filled in: ____, 年 月 日, ×××, （签字）. */
const UNFILLED = /^(?:[_＿\s年月日×xX*＊]+|[(（](?:签[字名章]|盖章)[)）])$/;

/** What somebody has filled in: `''` where a form is left as printed, or a dash or 无 stands for nothing. */
export function filledIn(text: string): string {
  return UNFILLED.test(text) || isPlaceholder(text) ? '' : text;
}

function part(label: string, text: string, bare: boolean): LabelledPart {
  const word = label.replace(/\s+/g, '');
  return { ...LABEL_ROLES.get(word)!, weak: WEAK.has(word), text: filledIn(text), bare };
}

/** Behind a unit left blank the period follows: no unit begins with a year. */
const YEAR_FIRST = /^[(（]?\s*[2２][0０][\d０-９]{2}\s*年/;

/** Pieces of a text that runs of spaces or line ends keep apart. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const raw of text.split(/\s{2,}|[\n\r\t\u3000]/)) {
    const piece = raw.replace(/^[\s;；,，|/]+|[\s;；,，|/]+$/g, '');
    const before = found.at(-1);
    if (before !== undefined && OF_DATE.test(before) && GOES_ON.test(piece)) found[found.length - 1] = before + piece;
    else if (piece !== '') found.push(piece);
  }
  return found;
}

/** A date or period may be spaced out (2021 年  10 月  11 日). */
const OF_DATE = /^(?:19|20)\d\d\s*[年./-][^\u4e00-\u9fff]*(?:[月季][^\u4e00-\u9fff]*)?$/;
const GOES_ON =
  /^(?!\d{4})(?:第?[\d一二三四]{1,2}(?:\s*[-—–~至]\s*\d{1,2})?\s*(?:月|日|季度?|号)[份底末]?|[上下]半年)$/;

/** A name may be spaced out (李　明). */
function rejoined(texts: string[]): string[] {
  return texts.length > 1 && texts.length <= 4 && texts.every((text) => text.length === 1) ? [texts.join('')] : texts;
}
