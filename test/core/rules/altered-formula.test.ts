import { rule } from '../../../src/core/rules/altered-formula';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'typed results in a sheet of one’s own', given: () => Form.own() },
    {
      name: 'the same formula in another writing',
      given: () => {
        const form = Form.generated();
        const at = form.at('D2-02', 'attainment');
        const cell = form.cell(at)!;
        return form.putCell(at, { ...cell, formula: cell.formula!.toLowerCase().replace(/([a-z])(\d+)/g, '$$$1$$$2') });
      },
    },
    {
      name: 'a form whose period was changed, which is wrong-period’s',
      given: () => Form.generated().say('报告期', '2021年第二季度'),
    },
    { name: 'an indicator that does not apply', given: () => Form.generated({ unit: '330328' }) },
  ],
  invalid: [
    {
      name: 'a number typed over 完成值',
      given: () => Form.generated().put('D3-05', 'actual', '31%'),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05', 'value']],
    },
    {
      name: 'another formula for 达成率',
      given: () => Form.generated().put('D2-02', 'attainment', '=I9/20 → 0.5'),
      found: (form) => [[form.at('D2-02', 'attainment'), 'D2-02', 'formula']],
    },
    {
      name: 'a status typed in',
      given: () => Form.generated().put('D2-02', 'status', '已达成'),
      found: (form) => [[form.at('D2-02', 'status'), 'D2-02', 'value']],
    },
    {
      name: 'a formula deleted',
      given: () => Form.generated().put('D3-01', 'actual', ''),
      found: (form) => [[form.at('D3-01', 'actual'), 'D3-01', 'blank']],
    },
    {
      name: 'an error typed over a formula',
      given: () => Form.generated().put('D2-02', 'attainment', '#REF!'),
      found: (form) => [[form.at('D2-02', 'attainment'), 'D2-02', 'value']],
    },
    {
      name: 'a formula that reads another workbook',
      given: () => Form.generated().put('D2-02', 'attainment', '=[年报.xlsx]表1!A1 → 0.5'),
      found: (form) => [[form.at('D2-02', 'attainment'), 'D2-02', 'formula']],
    },
  ],
});
