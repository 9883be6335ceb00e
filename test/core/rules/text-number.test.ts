import { rule } from '../../../src/core/rules/text-number';
import { Form } from '../../support/form';
import { OPTIONS, testRule } from '../../support/rule-tester';
import { check } from '../../../src/core/check';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a number with its unit, which is number-with-unit’s',
      given: () => Form.own().put('D2-02', 'actual', '10个'),
    },
    { name: 'the text of a code and of a sequence number', given: () => Form.own().put('D2-02', 'sequence', "'3") },
  ],
  invalid: [
    ...["'10", '"１０"', '" 10 "'].map((text) => ({
      name: `${text} as text`,
      given: () => Form.own().put('D2-02', 'actual', text),
      found: (form: Form) => [[form.at('D2-02', 'actual'), 'D2-02', undefined, 'notice'] as const],
    })),
    {
      name: 'a text in an operand',
      given: () => Form.generated().put('D2-04', 'numerator', "'1,500"),
      found: (form) => [[form.at('D2-04', 'numerator'), 'D2-04']],
    },
    {
      name: 'a text in a cell formatted as text',
      given: () => Form.own().put('D2-02', 'actual', "{@} '10"),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
    },
    {
      name: 'a fraction in a typed result',
      given: () => Form.own().put('D3-05', 'actual', "'0.301"),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05']],
    },
    {
      name: 'a text in points',
      given: () => Form.own({ percentages: 'points' }).put('J1-05', 'actual', "'77"),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05']],
    },
    {
      name: 'a text in a sub-row',
      given: () => Form.own().put('D3-01.2', 'actual', "'1"),
      found: (form) => [[form.at('D3-01.2', 'actual'), 'D3-01.2']],
    },
  ],
});

test.each([
  ['a count', Form.own().put('D2-02', 'actual', "'10"), '10', { kind: 'set', value: 10 }],
  [
    'a cell formatted as text',
    Form.own().put('D2-02', 'actual', "{@} '10"),
    '10',
    { kind: 'set', value: 10, format: 'General' },
  ],
  ['a fraction', Form.own().put('J1-05', 'actual', "'0.77"), '77%', { kind: 'set', value: 0.77, format: '0.00%' }],
  ['points', Form.own({ percentages: 'points' }).put('J1-05', 'actual', "'77"), '77', { kind: 'set', value: 77 }],
])('the fix of %s says what will stand there', (_, form, after, change) => {
  const [finding] = check([form.report()], OPTIONS).findings;
  expect([finding!.rule, finding!.fix!.after, finding!.fix!.change, finding!.fix!.safe]).toEqual([
    'text-number',
    after,
    change,
    true,
  ]);
});
