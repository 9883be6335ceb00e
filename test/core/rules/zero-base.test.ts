import { rule } from '../../../src/core/rules/zero-base';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'rates of zero', given: () => Form.generated({ unit: '330300' }).put('B2-02', 'denominator', '0') },
    {
      name: 'a numerator of zero',
      given: () =>
        Form.generated()
          .put('D3-05', 'numerator', '0')
          .put('D3-05', 'explanation', '重点工业企业尚未部署5G专网，计划年底前完成试点。')
          .put('D3-05', 'previous', '0'),
    },
    { name: 'a denominator that is blank', given: () => Form.generated().put('D3-05', 'denominator', '') },
  ],
  invalid: [
    {
      name: 'a denominator of zero',
      given: () => Form.own().put('D3-05', 'denominator', '0'),
      found: (form) => [[form.at('D3-05', 'denominator'), 'D3-05']],
    },
    {
      name: 'nothing of nothing',
      given: () => Form.generated().put('D3-05', 'numerator', '0').put('D3-05', 'denominator', '0'),
      found: (form) => [[form.at('D3-05', 'denominator'), 'D3-05']],
    },
    {
      name: 'a base below zero',
      given: () => Form.generated().put('D1-01', 'denominator', '-5'),
      found: (form) => [[form.at('D1-01', 'denominator'), 'D1-01']],
    },
  ],
});
