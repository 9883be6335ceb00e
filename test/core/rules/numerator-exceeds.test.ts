import { rule } from '../../../src/core/rules/numerator-exceeds';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a growth, whose current value may exceed its base', given: () => Form.own() },
    { name: 'equal parts', given: () => Form.generated().put('D2-01', 'numerator', '120') },
    {
      name: 'a denominator of zero, which is zero-base’s',
      given: () => Form.generated().put('D3-05', 'denominator', '0'),
    },
    { name: 'a numerator below zero', given: () => Form.generated().put('D3-05', 'numerator', '-1') },
  ],
  invalid: [
    {
      name: 'two that changed places',
      given: () => Form.own().put('D3-05', 'numerator', '1000').put('D3-05', 'denominator', '301'),
      found: (form) => [[form.at('D3-05', 'numerator'), 'D3-05']],
    },
    {
      name: 'a coverage of more than all',
      given: () => Form.generated().put('D2-01', 'numerator', '121'),
      found: (form) => [[form.at('D2-01', 'numerator'), 'D2-01']],
    },
  ],
});
