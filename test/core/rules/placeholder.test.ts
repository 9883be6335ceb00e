import { rule } from '../../../src/core/rules/placeholder';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a dash where no operand is asked for',
      given: () => Form.own().put('D2-02', 'numerator', '—').put('D2-02', 'denominator', '/'),
    },
    {
      name: 'a dash for no target',
      given: () => Form.own().put('J5-05', 'target', '—').put('J5-05', 'attainment', '—'),
    },
    {
      name: '不适用 where the indicator does not apply',
      given: () => Form.own({ unit: '330328' }).put('J1-07', 'actual', '不适用'),
    },
    {
      name: '不适用 where nobody knows whether it applies',
      given: () =>
        Form.own({ sheetName: 'Sheet1' }).putAt('A2', '填报单位：西湖景区管委会').put('J1-07', 'actual', '不适用'),
    },
  ],
  invalid: [
    ...['—', '/', '无', '暂无', '-', '待定', 'N/A'].map((text) => ({
      name: `“${text}” for a count`,
      given: () => Form.own().put('J5-05', 'actual', text).put('J5-05', 'attainment', ''),
      found: (form: Form) => [[form.at('J5-05', 'actual'), 'J5-05', undefined, 'verify'] as const],
    })),
    {
      name: 'a dash for an operand',
      given: () => Form.generated().put('D3-05', 'numerator', '—'),
      found: (form) => [[form.at('D3-05', 'numerator'), 'D3-05', undefined]],
    },
    {
      name: '不适用 where it does apply',
      given: () => Form.generated().put('D2-05', 'actual', '不适用'),
      found: (form) => [[form.at('D2-05', 'actual'), 'D2-05', 'not-applicable']],
    },
  ],
});
