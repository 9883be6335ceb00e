import { remember } from './memo';

/** A reporting period. Values are cumulative: since programme start, or since 1 January, to its end. */
export interface Period {
  readonly kind: 'month' | 'quarter' | 'half' | 'year';
  /** `2021-09`, `2021Q3`, `2021H1`, `2021` */
  readonly id: string;
  readonly year: number;
  /** First and last month of the period itself, 1 … 12. */
  readonly firstMonth: number;
  readonly lastMonth: number;
}

const MONTHS_OF = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** The `nth` period of a kind in a year, counted from 1. */
function periodOf(kind: Period['kind'], year: number, nth: number): Period {
  const lastMonth = nth * MONTHS_OF[kind];
  const firstMonth = lastMonth - MONTHS_OF[kind] + 1;
  const id = {
    month: `${year}-${String(nth).padStart(2, '0')}`,
    quarter: `${year}Q${nth}`,
    half: `${year}H${nth}`,
    year: String(year),
  }[kind];
  return { kind, id, year, firstMonth, lastMonth };
}

/** A range of months; from January it is cumulative and known by its end (1-9月 is the third quarter). */
function periodOfMonths(year: number, from: number, to: number): Period | null {
  if (from < 1 || to > 12 || from > to) return null;
  if (to % 3 === 0 && (from === 1 || from === to - 2)) return periodOf('quarter', year, to / 3);
  if (from === 1 || from === to) return periodOf('month', year, to);
  return from === 7 && to === 12 ? periodOf('half', year, 2) : null;
}

/** `2021Q3 → 2021年第三季度`, `2021-09 → 2021年9月`, `2021H1 → 2021年上半年`, `2021 → 2021年度`. */
export function formatPeriod(period: Period): string {
  switch (period.kind) {
    case 'month':
      return `${period.year}年${period.lastMonth}月`;
    case 'quarter':
      return `${period.year}年第${'一二三四'.charAt(period.lastMonth / 3 - 1)}季度`;
    case 'half':
      return `${period.year}年${period.lastMonth === 6 ? '上' : '下'}半年`;
    case 'year':
      return `${period.year}年度`;
  }
}

/** Cumulative figures are the same wherever the periods end together: 2021H1, 2021Q2 and 2021-06. */
export function samePeriod(a: Period, b: Period): boolean {
  return a.year === b.year && a.lastMonth === b.lastMonth;
}

/** The period of the same kind just before. */
export function periodBefore(period: Period): Period {
  const length = MONTHS_OF[period.kind];
  return period.firstMonth === 1
    ? periodOf(period.kind, period.year - 1, 12 / length)
    : periodOf(period.kind, period.year, period.lastMonth / length - 1);
}

export function elapsedMonthsOfYear(period: Period): number {
  return period.lastMonth;
}

/** Months of the programme gone by at the period's end, and in all. */
export function programmeMonths(
  period: Period,
  programme: { readonly start: string; readonly end: string },
): { readonly elapsed: number; readonly total: number } {
  const before = monthNumber(programme.start) - 1;
  const total = monthNumber(programme.end) - before;
  const elapsed = period.year * 12 + period.lastMonth - before;
  return { elapsed: Math.min(Math.max(elapsed, 0), total), total };
}

/** `"2021-01"` counted in months since year 0. */
function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

/** Days since 1899-12-30, as Excel counts from March 1900 on; the month may run over. */
export function dateSerial(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
}

/** The serial of the period's last day. */
export function periodEnd(period: Period): number {
  return dateSerial(period.year, period.lastMonth + 1, 0);
}

const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** `十 → 10`, `十一 → 11`, `三十 → 30`, `二十一 → 21`, `九 → 9`. */
function smallNumber(numeral: string): string {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const ten = numeral.includes('十') ? Number(DIGITS[tens!] ?? '1') : 0;
  return String(ten * 10 + Number(DIGITS[ones!] ?? '0'));
}

/** Longer texts are prose and name no period. */
const LONGEST = 300;

/** Every writing of a year has one of these; most cells have none. */
const IN_A_YEAR = /[\d０-９〇○零oOｏＯ]/;
const HAS_YEAR = /(?:19|20)\d\d|\d\d年/;

/** Half-width, without spaces, one kind of dash, Arabic digits. */
function canonical(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b]+/g, '')
    .replace(/[〇○零O一二三四五六七八九\d]{4}(?=年)/g, (year) => year.replace(/\D/g, (sign) => DIGITS[sign]!))
    .replace(
      /[一二两三四五六七八九]?十?[一二三四五六七八九十](?=个?[月季日号]|[至到—–、和及-])|两(?=个?[月季])/g,
      smallNumber,
    )
    .replace(/[—–―−~至到]+|--+/g, '-');
}

const YEAR = String.raw`(?<!\d)((?:19|20)\d\d|\d\d(?=年))`;
const QUARTERS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };

/** A part of a year: quarter, half, range of months, month. */
const PART = String.raw`(?:(?:第|前)?(?:1(?:季度?)?(?:[-、和及]第?[23](?:季度?)?)?[-、和及]第?)?(?<quarter>[1-4]|I{1,3}|IV)个?季|Q(?<q>[1-4])(?!\d)|(?<half>[上下])半年|H(?<h>[12])(?!\d)|(?<from>\d{1,2})月?份?-(?:\d{4}[年./-]?)?(?<to>\d{1,2})月|前(?<first>\d{1,2})个?月|(?<!\d)(?<month>\d{1,2})月)`;

const YEAR_AND_PART = new RegExp(`${YEAR}(?:年度?|[-/.])?${PART}`, 'g');
const PART_ALONE = new RegExp(`(?<![\\dA-Z])${PART}`, 'g');
const PART_AND_YEAR = /Q(?<q>[1-4])[-/.,]?(?:FY)?((?:19|20)\d\d)(?!\d)/g;
const MONTHS_IN_DIGITS =
  /(?<!\d)((?:19|20)\d\d)(?:年|[./-])(?<from>\d{1,2})-(?:(?:19|20)\d\d[年./-])?(?<to>\d{1,2})(?![\d./月季-])/g;
const MONTH_IN_DIGITS = /(?<!\d)((?:19|20)\d\d)[./-](?<month>\d{1,2})(?![\d./月季-])/g;
const MONTH_IN_ONE = /(?:^|:)((?:19|20)\d\d)(?<month>\d\d)$/g;
const YEAR_ALONE = new RegExp(
  `${YEAR}年(?:度|全年度?)?(?![第前上下QH]|-\\d|(?!(?:19|20)\\d\\d年)\\d)|^((?:19|20)\\d\\d)$`,
  'g',
);
const LOOKS_LIKE_PART = /季度|\d月|Q\d|H\d/;

const DATE = /(?<!\d)((?:19|20)\d\d)(?:年(\d{1,2})月(\d{1,2})(?:日|号|(?!\d))|([./-])(\d{1,2})\4(\d{1,2})(?!\d))/g;
const DATE_IN_ONE = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const TIME_OF_DAY = /(?:T|\s+)\d{1,2}:\d\d(?:[:.\d]*)Z?$/;
const DAY = /\d{1,2}月\d{1,2}[日号]/g;
/** 2021年1月1日至2021年9月30日 */
const FROM_DATE_TO_DATE =
  /(?<!\d)((?:19|20)\d\d)(?:年(\d{1,2})月1[日号]|([./-])(\d{1,2})\3(?:01|1))-(?:\1(?:年|[./-]))?(\d{1,2})[月./-](\d{1,2})(?:日|号|(?!\d))/;
const UP_TO_DATE = /截[至止]?-?((?:19|20)\d\d)(?:年(\d{1,2})月|([./-])(\d{1,2})\3)(\d{1,2})/;

type Groups = Readonly<Record<string, string | undefined>>;

function periodOfPart(year: number, part: Groups): Period | null {
  const quarter = part.quarter ?? part.q;
  if (quarter !== undefined) return periodOf('quarter', year, QUARTERS[quarter] ?? Number(quarter));
  if (part.half !== undefined) return periodOf('half', year, part.half === '上' ? 1 : 2);
  if (part.h !== undefined) return periodOf('half', year, Number(part.h));
  if (part.from !== undefined) return periodOfMonths(year, Number(part.from), Number(part.to));
  if (part.first !== undefined) return periodOfMonths(year, 1, Number(part.first));
  return periodOfMonths(year, Number(part.month), Number(part.month));
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** All of them, when they end together; `null` when there is none, an impossible one, or two that differ. */
function theOne(periods: readonly (Period | null)[]): Period | null {
  const [first, ...others] = periods;
  return first && others.every((other) => other !== null && samePeriod(first, other)) ? first : null;
}

/**
 * The one period that a text names, in any common writing, with or without words around it; cumulative months from
 * January are known by their end (1-6月 is the second quarter; see `samePeriod`). `null` when the text names none,
 * an impossible one, or several that end apart. A date is no period, unless it is what figures run up to (截至 …).
 */
export const parsePeriod: (text: string) => Period | null = remember((text) => {
  if (!IN_A_YEAR.test(text)) return null;
  const words = canonical(text);
  if (!HAS_YEAR.test(words)) return null;
  const span = FROM_DATE_TO_DATE.exec(words);
  if (span) return periodOfMonths(Number(span[1]), Number(span[2] ?? span[4]), Number(span[5]));

  const rest = words.replace(DATE, '、').replace(DAY, '、');
  const together: (Period | null)[] = [];
  for (const pattern of [YEAR_AND_PART, PART_AND_YEAR, MONTHS_IN_DIGITS, MONTH_IN_DIGITS, MONTH_IN_ONE]) {
    for (const match of rest.matchAll(pattern)) {
      const year = pattern === PART_AND_YEAR ? match[2]! : match[1]!;
      together.push(periodOfPart(fullYear(year), match.groups!));
    }
  }
  if (together.length > 0) return theOne(together);

  const years = new Set([...rest.matchAll(YEAR_ALONE)].map((match) => fullYear(match[1] ?? match[2]!)));
  const [year, otherYear] = years;
  if (year !== undefined) {
    if (otherYear !== undefined) return null;
    const parts = [...rest.matchAll(PART_ALONE)].map((match) => periodOfPart(year, match.groups!));
    if (parts.length > 0) return theOne(parts);
    return LOOKS_LIKE_PART.test(rest) ? null : periodOf('year', year, 1);
  }
  const upTo = UP_TO_DATE.exec(words);
  if (!upTo) return null;
  const month = Number(upTo[2] ?? upTo[4]);
  return periodOfMonths(Number(upTo[1]), month, month);
});

/** The serial of the one date in a text (2021年10月11日, 2021-10-11, 2021.10.11, 20211011); `null` for none or impossible. */
export const parseDate: (text: string) => number | null = remember((text) => {
  if (!IN_A_YEAR.test(text)) return null;
  const words = canonical(text.replace(TIME_OF_DAY, ''));
  const inOne = DATE_IN_ONE.exec(words);
  if (inOne) return serialOf(inOne[1]!, inOne[2]!, inOne[3]!);
  const found = new Set<number | null>();
  for (const match of words.matchAll(DATE))
    found.add(serialOf(match[1]!, (match[2] ?? match[5])!, (match[3] ?? match[6])!));
  const [date, another] = found;
  return date !== undefined && another === undefined && found.size === 1 ? date : null;
});

function serialOf(year: string, month: string, day: string): number | null {
  const days = Number(day);
  const months = Number(month);
  const inMonth = new Date(Date.UTC(Number(year), months, 0)).getUTCDate();
  return months >= 1 && months <= 12 && days >= 1 && days <= inMonth ? dateSerial(Number(year), months, days) : null;
}
