import { rule } from '../../../src/core/rules/incomplete-pair';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'both blank, which is blank-value’s',
      given: () => Form.generated().put('D3-05', 'numerator', '').put('D3-05', 'denominator', ''),
    },
    {
      name: 'one beside 不适用',
      given: () => Form.generated().put('D3-05', 'numerator', '').put('D3-05', 'denominator', '不适用'),
    },
    { name: 'a single value left blank', given: () => Form.generated().put('D2-02', 'actual', '') },
  ],
  invalid: [
    {
      name: 'no denominator',
      given: () => Form.own().put('D3-05', 'denominator', ''),
      found: (form) => [[form.at('D3-05', 'denominator'), 'D3-05']],
    },
    {
      name: 'no numerator',
      given: () => Form.generated().put('D1-01', 'numerator', ''),
      found: (form) => [[form.at('D1-01', 'numerator'), 'D1-01']],
    },
  ],
});
