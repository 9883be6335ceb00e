import { check } from '../../src/core/check';
import type { CheckOptions } from '../../src/core/check-options';
import type { Finding } from '../../src/core/finding';
import { dateSerial } from '../../src/core/period';
import type { Entry, Report } from '../../src/core/report/report';
import { RULE_IDS } from '../../src/core/rules/catalogue';
import type { Rule } from '../../src/core/rules/rule';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { holesOf, LOCALES, words } from '../../src/locales';
import { messageOf } from '../../src/locales/message';
import type { Form } from './form';

/** What a case is about: a form or several of one run, in the state that is judged. */
type Given = () => Form | readonly Form[];

export interface Valid {
  readonly name: string;
  readonly given: Given;
  readonly options?: (forms: readonly Form[]) => Partial<CheckOptions>;
}

/** Cell, and as far as it matters code, variant and severity. */
type Row = readonly [cell: string | null, code?: string | null, variant?: string, severity?: Finding['severity']];

export interface Invalid extends Valid {
  found(...forms: Form[]): readonly Row[];
  /** Rules that speak of the same sheet for a reason of their own. */
  readonly besides?: readonly string[];
}

export const OPTIONS: CheckOptions = {
  catalogue,
  settings: DEFAULT_SETTINGS,
  today: dateSerial(2021, 10, 15),
  task: null,
  previous: [],
  allocation: null,
  expected: null,
  matrices: [],
};

/** Settings in which this rule alone is on. */
export function only(rule: Rule): Settings {
  const rules = Object.fromEntries(RULE_IDS.map((id) => [id, id === rule.id ? rule.severity : 'off']));
  return { ...DEFAULT_SETTINGS, rules };
}

function formsOf(given: Given): readonly Form[] {
  const forms = given();
  return Array.isArray(forms) ? (forms as readonly Form[]) : [forms as Form];
}

/** What is frozen with all its parts; every report shares the catalogue. */
const frozen = new WeakSet();

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return value;
  frozen.add(value);
  const parts: unknown[] = value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value);
  for (const part of parts) freeze(part);
  return Object.freeze(value);
}

/** A report whose sheet has lost its columns and its identity: nothing can be found, and nothing may break. */
function strip(report: Report): Report {
  const bare = (entry: Entry): Entry => ({
    ...entry,
    codeCell: undefined,
    nameCell: undefined,
    unitCell: undefined,
    target: undefined,
    numerator: undefined,
    denominator: undefined,
    actual: undefined,
    previous: undefined,
    attainment: undefined,
    expected: undefined,
    status: undefined,
    explanation: undefined,
    evidence: undefined,
    industries: entry.industries.map((part) => part && bare(part)),
  });
  const entries = report.entries.map(bare);
  const none = { unit: null, unitCode: null, period: null, leader: null, filler: null, reviewer: null };
  return {
    ...report,
    sheet: { ...report.sheet, rows: [] },
    identity: { ...none, phone: null, date: null },
    layout: { ...report.layout, columns: new Map(), duplicates: [], headers: new Map() },
    entries,
    byCode: new Map(
      entries.flatMap((entry) => [entry, ...entry.industries]).flatMap((one) => (one ? [[one.code, one]] : [])),
    ),
  };
}

function judge(rule: Rule, reports: readonly Report[], options: CheckOptions): readonly Finding[] {
  const { findings, explained } = check(reports, { ...options, settings: only(rule) });
  return [...findings, ...explained];
}

function rowOf({ cell, code, variant, severity }: Finding): Row {
  return [cell, code, variant, severity];
}

/** Renders a finding in every language; nothing is left open and nothing is given that no language uses. */
export function expectWords(finding: Finding): void {
  for (const locale of LOCALES) {
    const texts = words(locale);
    const template = texts.rules[finding.rule].message[finding.variant ?? 'default'];
    expect([finding.rule, finding.variant, template]).toEqual([finding.rule, finding.variant, expect.any(String)]);
    expect(Object.keys(finding.params)).toEqual(expect.arrayContaining([...holesOf(template!)]));
    const message = messageOf(finding, texts);
    expect(message).not.toMatch(/undefined|NaN|Infinity|\[object/);
    expect(message.length).toBeLessThan(300);
  }
}

/** Applying the fix takes the finding away, so that applying all fixes twice equals once. */
function expectFixed(rule: Rule, finding: Finding, given: Given, options: Valid['options']): void {
  const forms = formsOf(given);
  const form = forms.find((one) => one.name === finding.sheet && one.source === finding.source);
  if (!form || !finding.fix) return;
  form.apply(finding.fix);
  const reports = forms.flatMap((one) => one.bind().reports);
  const again = judge(rule, reports, { ...OPTIONS, ...options?.(forms) });
  const key = (one: Finding) => [one.sheet, one.source, one.cell, one.code, one.variant];
  expect(again.map(key)).not.toContainEqual(key(finding));
}

/**
 * Tests one rule on forms with and without the slip it is there for. Besides what it finds, the tester asks that no
 * other rule speaks of the same slip, that the rule changes nothing, that its words are complete in every language,
 * that its fixes mend, and that a sheet stripped of everything does not break it.
 */
export function testRule(
  rule: Rule,
  cases: { readonly valid: readonly Valid[]; readonly invalid: readonly Invalid[] },
): void {
  describe(rule.id, () => {
    const names = [...cases.valid, ...cases.invalid].map(({ name }) => name);

    test('has cases of both kinds, none of them twice', () => {
      expect(cases.valid.length).toBeGreaterThan(0);
      expect(cases.invalid.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
    });

    test.each(cases.valid.map((one) => [one.name, one] as const))('says nothing of %s', (_, { given, options }) => {
      const forms = formsOf(given);
      const reports = freeze(forms.flatMap((form) => form.bind().reports));
      const chosen = { ...OPTIONS, ...options?.(forms) };
      expect(judge(rule, reports, chosen).map(rowOf)).toEqual([]);
      expect(() => judge(rule, reports.map(strip), chosen)).not.toThrow();
    });

    test.each(cases.invalid.map((one) => [one.name, one] as const))('finds %s', (_, invalid) => {
      const { given, options, found, besides = [] } = invalid;
      const forms = formsOf(given);
      const reports = freeze(forms.flatMap((form) => form.bind().reports));
      const chosen = { ...OPTIONS, ...options?.(forms) };
      const expected = found(...forms);
      expect(expected.length).toBeGreaterThan(0);
      const findings = judge(rule, reports, chosen);
      expect(findings.map((one, index) => rowOf(one).slice(0, expected[index]?.length))).toEqual(expected);
      findings.forEach(expectWords);

      const all = check(reports, chosen);
      const others = [...all.findings, ...all.explained].map((one) => one.rule).filter((id) => id !== rule.id);
      expect(others.filter((id) => !besides.includes(id))).toEqual([]);

      for (const finding of findings) expectFixed(rule, finding, given, options);
      expect(() => judge(rule, reports.map(strip), chosen)).not.toThrow();
    });
  });
}
