import type { Random } from './random';

export type Role =
  | 'sequence'
  | 'code'
  | 'name'
  | 'unit'
  | 'basis'
  | 'target'
  | 'numerator'
  | 'denominator'
  | 'actual'
  | 'previous'
  | 'attainment'
  | 'explanation'
  | 'evidence'
  | 'departments'
  | 'extra';

/** How one county office lays out its sheet. */
export interface LayoutChoice {
  readonly title: (unit: string) => string;
  readonly sheetName: (unit: string) => string;
  /** Roles in column order with the header words of this office. */
  readonly columns: readonly { readonly role: Role; readonly header: string }[];
  readonly headerStyle: 'plain' | 'merged-over-values' | 'with-letters';
  readonly identity: 'one-cell' | 'spread' | 'neighbours-above' | 'title-and-foot';
  readonly periodWords: string;
  readonly percentages: 'fractions' | 'points' | 'formatted';
  readonly subRow: (industry: string, place: number, code: string) => { readonly name: string; readonly code: string };
  readonly heading: ((order: number, title: string, count: number) => string) | null;
  readonly formulas: boolean;
  readonly date: 'serial' | 'words' | 'dashes';
  readonly notes: readonly string[];
  readonly extraTitleRows: readonly string[];
}

const HEADERS: Record<Role, readonly string[]> = {
  sequence: ['序号', '序 号', '编号'],
  code: ['指标代码', '代码', '指标编码'],
  name: ['指标名称', '考核指标', '指标', '指  标  名  称', '主要指标', '指标内容'],
  unit: ['计量单位', '单位', '计量\n单位'],
  basis: ['考核口径', '口径'],
  target: ['目标值', '2022年目标', '目标任务', '目标', '目标任务数', '年度目标'],
  numerator: ['分子/本期', '分子（本期）', '分子', '本期（分子）'],
  denominator: ['分母/基期', '分母（基期）', '分母', '基期（分母）'],
  actual: ['完成值', '实际完成', '完成情况', '累计完成', '实际完成值', '完成数', '累计完成值', '1-9月完成'],
  previous: ['上期完成值', '上期完成', '上期数'],
  attainment: ['达成率', '完成率', '完成比例', '目标完成率'],
  explanation: ['情况说明', '备注', '说明', '备  注', '未达标原因', '说　明'],
  evidence: ['佐证材料', '证明材料', '佐证'],
  departments: ['责任单位', '牵头单位', '责任部门'],
  extra: ['全市排名', '联系科室', '数据来源'],
};

const PERIOD_WORDS = [
  '2021年第三季度',
  '2021年三季度',
  '2021年1-9月',
  '2021年第3季度',
  '2021年1—9月',
  '2021 年 1－9 月',
  '2021年前三季度',
  '２０２１年第三季度',
];

const ORDER: readonly Role[] = [
  'sequence',
  'code',
  'name',
  'unit',
  'target',
  'numerator',
  'denominator',
  'actual',
  'previous',
  'attainment',
  'explanation',
  'evidence',
  'departments',
];

export function chooseLayout(random: Random): LayoutChoice {
  const optional: Partial<Record<Role, number>> = {
    sequence: 0.8,
    code: 0.5,
    previous: 0.4,
    attainment: 0.5,
    evidence: 0.5,
    departments: 0.3,
  };
  let roles = ORDER.filter((role) => random.chance(optional[role] ?? 1));
  if (random.chance(0.3)) {
    const value = roles.filter((role) => ['numerator', 'denominator', 'actual'].includes(role));
    roles = roles.filter((role) => !value.includes(role));
    const swapped: Role[] = ['actual', 'numerator', 'denominator'];
    roles.splice(roles.indexOf('target') + 1, 0, ...swapped);
  }
  if (random.chance(0.2)) roles.splice(roles.length - 1, 0, 'extra');
  if (random.chance(0.15)) {
    roles = roles.filter((role) => role !== 'target');
    roles.splice(roles.indexOf('actual') + 1, 0, 'target');
  }
  const subRows: LayoutChoice['subRow'][] = [
    (industry, place, code) => ({ name: `其中：${industry}`, code: `${code}.${place + 1}` }),
    (industry) => ({ name: `　　其中：${industry}`, code: '' }),
    (industry, place) => ({ name: `（${place + 1}）${industry}`, code: '' }),
    (industry) => ({ name: `    ${industry}`, code: '' }),
  ];
  const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];
  const headings: LayoutChoice['heading'][] = [
    null,
    (order, title) => `(${order + 1}) ${title}`,
    (order, title, count) => `${numerals[order]}、${title}（共${count}项）`,
    (order, title) => `${numerals[order]}、${title}`,
  ];
  return {
    title: random.pick<(unit: string) => string>([
      (unit) => `${unit}传统制造业改造提升2.0版工作完成情况表`,
      () => '传统制造业改造提升2.0版指标完成情况报送表',
      (unit) => `${unit}2021年传统制造业改造提升任务进展情况`,
    ]),
    sheetName: random.pick<(unit: string) => string>([
      (unit) => unit,
      (unit) => unit.slice(0, 2),
      () => 'Sheet1',
      () => '附件1',
      (unit) => `${unit} `,
      () => '报送表',
    ]),
    columns: roles.map((role) => ({ role, header: random.pick(HEADERS[role]) })),
    headerStyle: random.pick(['plain', 'plain', 'merged-over-values', 'with-letters'] as const),
    identity: random.pick(['one-cell', 'spread', 'neighbours-above', 'title-and-foot'] as const),
    periodWords: random.pick(PERIOD_WORDS),
    percentages: random.pick(['fractions', 'points', 'formatted', 'formatted'] as const),
    subRow: random.pick(subRows),
    heading: random.pick(headings),
    formulas: random.chance(0.4),
    date: random.pick(['serial', 'words', 'dashes'] as const),
    notes: random.chance(0.7)
      ? [
          random.pick([
            '说明：1.本表由各县（市、区）经信部门牵头填报，于季后12日前报送。',
            '注：规上工业企业数以9月末在库数为准，共1200家。',
            '备注：“新增”均以2020年12月31日为基数。',
          ]),
          '　　　2.百分数保留1位小数，金额保留2位小数。',
        ]
      : [],
    extraTitleRows: random.chance(0.4) ? [random.pick(['附件1', '表号：温制改县01表', '（2021年度）'])] : [],
  };
}
