import { remember } from '../memo';
import { indicatorsOfForm, isPercent, isPerIndustry, subRowCode } from '../schema/facts';
import type { Catalogue, Form, Indicator } from '../schema/catalogue';
import { normaliseName, normaliseText, similarity } from '../text';
import { findUnit } from '../units';
import type { Entry, UnknownRow } from './report';

/** What a row can stand for: an indicator, or with `industry` one of its sub-rows. */
export interface Subject {
  readonly indicator: Indicator;
  readonly industry: number | null;
  readonly code: string;
  /** The indicator is filled in industry by industry; this is the row of the whole. */
  readonly hasSubRows: boolean;
  /** Its own cell holds a percentage. */
  readonly isPercent: boolean;
  /** Place in the order of the document, sub-rows after their indicator. */
  readonly order: number;
}

export interface Match {
  readonly subject: Subject;
  readonly by: Entry['matchedBy'];
}

/** Everything that recognises a row, made once for each catalogue. */
export interface IndicatorIndex {
  /** The subject whose code or name the text is, sign by sign. */
  readonly matchExactly: (text: string) => Match | undefined;
  /** The subject that a text names by its code or its name; `null` where it names none, or more than that. */
  readonly match: (text: string) => Match | null;
  /** The industry that a sub-row's text names (其中：电气), else −1. */
  readonly industryOf: (text: string) => number;
  /** The text names a reporting unit and nothing else. */
  readonly isUnit: (text: string) => boolean;
  /** A clause's title stands in the text. */
  readonly namesClause: (text: string) => boolean;
  /** The indicator of a form whose name is most like the text. */
  readonly nearest: Readonly<Record<Form, (text: string) => UnknownRow['nearest']>>;
  readonly byCode: ReadonlyMap<string, Subject>;
  /** In the order of the document, each followed by its sub-rows. */
  readonly subjects: readonly Subject[];
  /** Sub-rows by the code of their indicator. */
  readonly subRows: ReadonlyMap<string, readonly Subject[]>;
  /** Some codes consist of digits, so that number cells may be codes. */
  readonly hasNumericCodes: boolean;
}

const indexes = new WeakMap<Catalogue, IndicatorIndex>();

export function indicatorIndex(catalogue: Catalogue): IndicatorIndex {
  let index = indexes.get(catalogue);
  if (!index) {
    index = buildIndex(catalogue);
    indexes.set(catalogue, index);
  }
  return index;
}

/** Longer texts are sentences that may mention an indicator but do not name a row. */
const LONGEST_NAME = 80;
const LONGEST_CODE = 16;

/** Below this a proposal would be a guess. */
const NEAR = 0.5;

const BRACKETED = /[(（〔[【][^()（）]*[)）〕\]】]/g;
/** Marks before and behind a name that are no part of it: ★, footnotes. */
const MARKS = /^[\s★☆●○◆◇■□→#＊*]+|[\s★☆#＊*①-⑳]+$/g;
const COUNTED = /(?:数量|个数|总数|数|情况)$/;
/** The target behind a name, as the document itself writes it: 机器人密度达到148台/万人. */
const TARGETED =
  /(?:达到|达|突破|至|不少于|不低于)?\d[\d.,]*(?:%|[家个台项位名]|亿元|万亩|台\/万人|个?百分点)?(?:以上)?$/;
const DASHES = /[-‐‑‒–—―−_·.]/g;
/** A code that leads a name: `D2-02 实施…`. */
const LEADING_CODE = /^([A-Za-zＡ-Ｚａ-ｚ\d０-９.．\-－–—]{3,12})[\s:：、]*(\S.*)$/s;

function codeKey(text: string): string {
  return normaliseText(text).toUpperCase().replace(DASHES, '');
}

function nameKeys(text: string): string[] {
  const unmarked = text.replace(MARKS, '');
  const key = normaliseName(unmarked);
  const bare = normaliseName(unmarked.replace(BRACKETED, ''));
  return [key, bare, key.replace(COUNTED, ''), bare.replace(COUNTED, '')];
}

function buildIndex(catalogue: Catalogue): IndicatorIndex {
  const subjects: Subject[] = [];
  const subRows = new Map<string, Subject[]>();
  for (const indicator of catalogue.indicators) {
    const add = (industry: number | null, code: string): Subject => {
      const hasSubRows = industry === null && isPerIndustry(indicator);
      const order = subjects.length;
      const subject = {
        indicator,
        industry,
        code,
        hasSubRows,
        isPercent: industry === null && isPercent(indicator),
        order,
      };
      subjects.push(subject);
      return subject;
    };
    add(null, indicator.code);
    if (!isPerIndustry(indicator)) continue;
    subRows.set(
      indicator.code,
      catalogue.industries.map((_, industry) => add(industry, subRowCode(indicator, industry))),
    );
  }

  const exact = new Map<string, Match>();
  const codes = new Map<string, Subject>();
  const names = new Map<string, Subject | null>();
  const sentences = new Map<string, Subject | null>();
  const addTo = (keys: Map<string, Subject | null>, key: string, subject: Subject) => {
    const known = keys.get(key);
    keys.set(key, known === undefined || known === subject ? subject : null);
  };
  const addName = (key: string, subject: Subject) => {
    addTo(names, key, subject);
  };
  const byCode = new Map<string, Subject>();
  for (const subject of subjects) {
    byCode.set(subject.code, subject);
    exact.set(subject.code, { subject, by: 'code' });
    codes.set(codeKey(subject.code), subject);
    const { name } = subject.indicator;
    if (subject.industry === null) {
      exact.set(name, { subject, by: 'name' });
      for (const key of new Set(nameKeys(name))) addName(key, subject);
      addTo(sentences, normaliseName(subject.indicator.verbatim), subject);
    } else {
      const industry = normaliseName(catalogue.industries[subject.industry]!);
      addName(normaliseName(name) + industry, subject);
      addName(industry + normaliseName(name), subject);
    }
  }

  const byName = (text: string): Subject | null => {
    for (const key of nameKeys(text)) {
      const subject = names.get(key);
      if (subject) return subject;
    }
    return sentences.get(normaliseName(text)) ?? byTargetedName(normaliseText(text));
  };
  const byTargetedName = (text: string): Subject | null => {
    const name = text.replace(TARGETED, '');
    return (name !== text && names.get(normaliseName(name))) || null;
  };
  const industries = industryNames(catalogue.industries);
  const industryOf = remember((text) => {
    if (text.length > LONGEST_NAME) return -1;
    for (const words of [text, text.replace(BRACKETED, '')]) {
      const industry = industries.get(normaliseName(words.replace(MARKS, '')).replace(/^\d+/, ''));
      if (industry !== undefined) return industry;
    }
    return -1;
  });
  const matchLoosely = remember((text: string): Match | null => {
    if (text.length > LONGEST_NAME) return null;
    const code = text.length <= LONGEST_CODE ? codes.get(codeKey(text)) : undefined;
    if (code) return { subject: code, by: 'code' };
    const name = byName(text);
    if (name) return { subject: name, by: exact.has(text.trim()) ? 'name' : 'normalised-name' };
    const led = LEADING_CODE.exec(text.trim());
    const leading = led && codes.get(codeKey(led[1]!));
    if (!leading) return null;
    // What follows must be its own name: 「D2-02 指 …」 at the foot is prose.
    const follows =
      leading.industry === null
        ? byName(led[2]!)?.indicator === leading.indicator
        : industryOf(led[2]!) === leading.industry;
    return follows ? { subject: leading, by: 'code' } : null;
  });
  const clauses = catalogue.clauses.map((clause) => normaliseName(clause.title)).filter((title) => title.length >= 4);
  return {
    matchExactly: (text) => exact.get(text),
    match: (text) => exact.get(text) ?? matchLoosely(text),
    industryOf,
    isUnit: remember((text) => text.length <= LONGEST_NAME && findUnit(text, catalogue) !== null),
    namesClause: remember((text) => {
      const name = normaliseName(text);
      return clauses.some((title) => name.includes(title));
    }),
    nearest: {
      county: remember((text) => nearestTo(text, indicatorsOfForm(catalogue, 'county'))),
      city: remember((text) => nearestTo(text, indicatorsOfForm(catalogue, 'city'))),
    },
    byCode,
    subjects,
    subRows,
    hasNumericCodes: subjects.some((subject) => Number.isFinite(Number(subject.code))),
  };
}

function industryNames(industries: readonly string[]): Map<string, number> {
  const names = new Map<string, number>();
  industries.forEach((industry, index) => {
    const name = normaliseName(industry);
    const stem = name.length > 2 && name.endsWith('业') ? name.slice(0, -1) : name;
    for (const base of [name, stem]) {
      for (const ending of ['', '业', '行业', '产业', '制造业', '企业', '类', '领域', '项目', '项目数'])
        names.set(base + ending, index);
    }
  });
  return names;
}

function nearestTo(text: string, indicators: readonly Indicator[]): UnknownRow['nearest'] {
  let nearest: Indicator | null = null;
  let most = NEAR;
  for (const indicator of indicators) {
    const likeness = similarity(text, indicator.name);
    if (likeness > most) {
      most = likeness;
      nearest = indicator;
    }
  }
  return nearest && { indicator: nearest, similarity: most };
}
