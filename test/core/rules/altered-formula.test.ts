import type { ColumnRole } from '../../../src/core/report/report';
import { rule } from '../../../src/core/rules/altered-formula';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

/** The row's own formula, written otherwise. */
function rewritten(code: string, role: ColumnRole, change: (formula: string) => string): Form {
  const form = Form.generated();
  const at = form.at(code, role);
  const cell = form.cell(at)!;
  return form.putCell(at, { ...cell, formula: change(cell.formula!) });
}

const AS_WRITTEN: readonly (readonly [string, (formula: string) => string])[] = [
  ['spaces', (formula) => formula.replaceAll(',', ', ')],
  ['anchors', (formula) => formula.replace(/([A-Z])(\d+)/g, '$$$1$$$2')],
  ['small letters', (formula) => formula.toLowerCase()],
  ['a plus before it', (formula) => `+${formula}`],
  ['prefixes of newer functions', (formula) => `_xlfn.${formula}`],
];

const ANOTHER: readonly (readonly [string, ColumnRole, string])[] = [
  ['D2-02', 'attainment', 'I9/F9'],
  ['D2-02', 'attainment', 'ROUND(I9/F9,3)'],
  ['D2-02', 'status', 'IF(K9>=1,"已达成","达序时")'],
  ['D3-05', 'actual', '0.301'],
];

testRule(rule, {
  valid: [
    ...AS_WRITTEN.map(([what, change]) => ({
      name: `the same formula with ${what}`,
      given: () => rewritten('D2-02', 'attainment', change),
    })),
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
    ...ANOTHER.map(([code, role, formula]) => ({
      name: `${formula} for ${code} ${role}, whatever it gives`,
      given: () => rewritten(code, role, () => formula),
      found: (form: Form) => [[form.at(code, role), code, 'formula'] as const],
    })),
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
