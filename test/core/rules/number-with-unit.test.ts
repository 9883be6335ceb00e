import { rule } from '../../../src/core/rules/number-with-unit';
import { Form } from '../../support/form';
import { OPTIONS, testRule } from '../../support/rule-tester';
import { check } from '../../../src/core/check';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a target with words around it', given: () => Form.own().put('D2-04', 'target', '148以上') },
    { name: 'a number as text, which is text-number’s', given: () => Form.own().put('D2-02', 'actual', "'10") },
  ],
  invalid: [
    ...['10个', '约10', '≥10', '10左右'].map((text) => ({
      name: `“${text}”`,
      given: () => Form.own().put('D2-02', 'actual', text),
      found: (form: Form) => [[form.at('D2-02', 'actual'), 'D2-02'] as const],
    })),
    {
      name: 'an amount in another unit',
      given: () => Form.generated().put('F3-01', 'actual', '1100000万元'),
      found: (form) => [[form.at('F3-01', 'actual'), 'F3-01']],
    },
    {
      name: 'an operand with its unit',
      given: () => Form.generated().put('D3-05', 'numerator', '301家'),
      found: (form) => [[form.at('D3-05', 'numerator'), 'D3-05']],
    },
    {
      name: 'a percentage as text',
      given: () => Form.own().put('J1-05', 'actual', "'77%"),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05']],
    },
  ],
});

test.each([
  ['万元 where 亿元 is asked for', Form.generated().put('F3-01', 'actual', '1100000万元'), '110'],
  ['a percentage as text', Form.own().put('J1-05', 'actual', "'77%"), '77%'],
  [
    'a percentage as text in a sheet of points',
    Form.own({ percentages: 'points' }).put('J1-05', 'actual', "'77%"),
    '77',
  ],
])('the fix of %s offers what is meant, never 0, and not without a person', (_, form, after) => {
  const { fix } = check([form.report()], OPTIONS).findings[0]!;
  expect([fix!.after, fix!.safe]).toEqual([after, false]);
});
