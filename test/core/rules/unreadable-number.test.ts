import { rule } from '../../../src/core/rules/unreadable-number';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'words for a target',
      given: () => Form.own().put('J5-05', 'target', '零的突破').put('J5-05', 'attainment', ''),
    },
    {
      name: 'words over the formula of a generated form, which are altered-formula’s',
      given: () => Form.generated().put('D3-05', 'actual', '若干'),
    },
    {
      name: 'words that a formula of the clerk’s own gives',
      given: () => Form.own().put('D3-05', 'actual', '=IF(1>0,"若干","") → 若干'),
    },
    {
      name: 'an indicator that does not apply',
      given: () => Form.own({ unit: '330328' }).put('J1-07', 'actual', '本县不属中心城区'),
    },
  ],
  invalid: [
    ...['正在统计', '见附件', '同上', '若干', '1.2.3', '12-15'].map((text) => ({
      name: `“${text}”`,
      given: () => Form.own().put('D2-02', 'actual', text),
      found: (form: Form) => [[form.at('D2-02', 'actual'), 'D2-02'] as const],
    })),
    {
      name: 'words for an operand',
      given: () => Form.generated().put('D3-05', 'denominator', '以统计局数为准'),
      found: (form) => [[form.at('D3-05', 'denominator'), 'D3-05']],
    },
  ],
});
