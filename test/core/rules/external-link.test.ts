import { rule } from '../../../src/core/rules/external-link';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a reference to another sheet', given: () => Form.own().put('D2-02', 'actual', '=基础表!B2 → 10') },
    { name: 'a column of a table', given: () => Form.own().put('D2-02', 'actual', '=SUM(表1[数量]) → 10') },
    { name: 'a bracket in a text', given: () => Form.own().put('D2-02', 'actual', '=IF(A1="[x]!",10,10) → 10') },
    {
      name: 'a computed cell of a generated form, which is altered-formula’s',
      given: () => Form.generated().put('D2-02', 'attainment', '=[1]表!A1 → 0.5'),
    },
  ],
  invalid: [
    {
      name: 'a figure read from another workbook',
      given: () => Form.own().put('D2-02', 'actual', "='[项目台账.xlsx]汇总'!B2 → 10"),
      found: (form) => [[form.at('D2-02', 'actual')]],
    },
    {
      name: 'an input of a generated form read from another workbook',
      given: () => Form.generated().put('D2-02', 'actual', '=[2]Sheet1!$B$2 → 10'),
      found: (form) => [[form.at('D2-02', 'actual')]],
    },
  ],
});
