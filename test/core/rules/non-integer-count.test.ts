import { rule } from '../../../src/core/rules/non-integer-count';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a decimal amount', given: () => Form.own().put('F3-01', 'actual', '110.25') },
    { name: 'a density', given: () => Form.own().put('D2-04', 'numerator', '1500.5').put('D2-04', 'actual', '150.05') },
    {
      name: 'what a sum in binary leaves behind a whole number',
      given: () => Form.own().put('D2-02', 'actual', '10.000000000000002'),
    },
  ],
  invalid: [
    {
      name: 'half a project',
      given: () => Form.own().put('D2-02', 'actual', '10.5'),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
    },
    {
      name: 'half a project of an industry',
      given: () => Form.generated().put('J3-01.2', 'actual', '2.5'),
      found: (form) => [[form.at('J3-01.2', 'actual'), 'J3-01.2']],
    },
    {
      name: 'an industry that is half covered',
      given: () => Form.generated().put('D3-01.2', 'actual', '0.5'),
      found: (form) => [[form.at('D3-01.2', 'actual'), 'D3-01.2']],
    },
    {
      name: 'a decimal as text',
      given: () => Form.own().put('D2-02', 'actual', "'10.5"),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
      besides: ['text-number'],
    },
  ],
});
