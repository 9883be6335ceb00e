import { check } from '../../../src/core/check';
import { rule } from '../../../src/core/rules/rank-range';
import { Form } from '../../support/form';
import { only, OPTIONS, testRule } from '../../support/rule-tester';

const rank = (value: string): Form => Form.generated({ unit: '330300' }).put('Z0-03', 'actual', value);

testRule(rule, {
  valid: [
    { name: 'a generated form of the city', given: () => Form.generated({ unit: '330300' }) },
    { name: 'the first place', given: () => rank('1') },
    { name: 'words, which are unreadable-number’s', given: () => rank('前三') },
  ],
  invalid: ['0', '12', '2.5', '-1'].map((value) => ({
    name: `a rank of ${value}`,
    given: () => rank(value),
    found: (form: Form) => [[form.at('Z0-03', 'actual'), 'Z0-03', undefined] as const],
  })),
});

test('a rank among an unknown number is only whole and above zero', () => {
  const variants = (value: string) => {
    const report = rank(value).report();
    const entry = report.byCode.get('Z0-03')!;
    const open = { ...entry, indicator: { ...entry.indicator, rankOf: undefined } };
    return check([{ ...report, entries: [open] }], { ...OPTIONS, settings: only(rule) }).findings.map(
      ({ variant }) => variant,
    );
  };
  expect([variants('0'), variants('99')]).toEqual([['open'], []]);
});
