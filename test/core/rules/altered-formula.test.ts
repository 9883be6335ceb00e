import type { ColumnRole } from '../../../src/core/report/report';
import { rule } from '../../../src/core/rules/altered-formula';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

/** Another formula in the row of an indicator, written of its own cells: `{actual}`. */
function otherFormula(code: string, role: ColumnRole, formula: string, value?: string): Form {
  const form = Form.generated();
  const written = formula.replace(/\{(\w+)\}/g, (_, one: string) => form.at(code, one as ColumnRole));
  const at = form.at(code, role);
  return value === undefined
    ? form.putCell(at, { ...form.cell(at)!, formula: written })
    : form.put(code, role, `=${written} → ${value}`);
}

const EQUAL: readonly (readonly [string, ColumnRole, string])[] = [
  ['D2-02', 'attainment', '{actual}/{target}'],
  ['D2-02', 'attainment', '+IF({target}>0,({actual}/{target}),"")'],
  ['D2-02', 'attainment', '_xlfn.IFS({target}>0,{actual}/{target},TRUE,"")'],
  ['D2-02', 'attainment', "鹿城区!{actual}/'鹿城区'!{target}"],
  ['D3-05', 'actual', 'ROUND({numerator}/{denominator},3)'],
  ['D3-05', 'actual', '{numerator} / {denominator}'],
  ['D3-05', 'attainment', '{numerator}/{denominator}/{target}'],
  ['D3-01', 'actual', 'AVERAGE(I17:I21)'],
  ['D2-02', 'status', 'IF({attainment}>=1,"已达成","达序时")'],
];

const OTHER: readonly (readonly [string, ColumnRole, string, string])[] = [
  ['D2-02', 'attainment', '{actual}/20', '0.5'],
  ['D2-02', 'attainment', '{target}/{actual}', '2'],
  ['D2-02', 'attainment', 'ROUND({actual}/{target},0)', '1'],
  ['D2-02', 'attainment', '{actual}/{target}+0*Z99', '0.5'],
  ['D2-02', 'attainment', '{actual}/{target}+台账!A1', '0.5'],
  ['D2-02', 'attainment', '{actual}/{target}*系数', '0.5'],
  ['D2-02', 'attainment', 'SUM(A:A)', '0.5'],
  ['D2-02', 'status', 'IF(TRUE,"达序时","")', '达序时'],
  ['D3-05', 'actual', '0.301', '0.301'],
];

testRule(rule, {
  valid: [
    ...EQUAL.map(([code, role, formula]) => ({
      name: `${formula} for ${code} ${role}, which gives the same of the same cells`,
      given: () => otherFormula(code, role, formula),
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
    ...OTHER.map(([code, role, formula, value]) => ({
      name: `${formula} for ${code} ${role}`,
      given: () => otherFormula(code, role, formula, value),
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
