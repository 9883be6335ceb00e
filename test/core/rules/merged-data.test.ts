import { rule } from '../../../src/core/rules/merged-data';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';
import type { ColumnRole } from '../../../src/core/report/report';

const merged = (form: Form, from: readonly [string, ColumnRole], to: readonly [string, ColumnRole]): Form => {
  form.merges.push(`${form.at(...from)}:${form.at(...to)}`);
  return form;
};

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'names merged over rows',
      given: () => merged(Form.own(), ['D2-02', 'explanation'], ['D2-03', 'explanation']),
    },
    {
      name: 'a target merged over an indicator and its sub-rows',
      given: () => merged(Form.own(), ['J3-01', 'target'], ['J3-01.5', 'target']),
    },
    {
      name: 'a heading merged over the width',
      given: () => {
        const form = Form.own().insertAfter('J5-05', { sequence: '三、发展服务型制造' });
        const row = form.rows.get('J5-05')! + 2;
        form.merges.push(`A${row}:M${row}`);
        return form;
      },
    },
  ],
  invalid: [
    {
      name: 'two results under one merge',
      given: () => merged(Form.own().put('D2-03', 'actual', '^^'), ['D2-02', 'actual'], ['D2-03', 'actual']),
      found: (form) => [[form.at('D2-02', 'actual')]],
    },
    {
      name: 'operands and result under one merge',
      given: () => merged(Form.own(), ['D3-05', 'numerator'], ['D3-05', 'denominator']),
      found: (form) => [[form.at('D3-05', 'numerator')]],
    },
    {
      name: 'targets of two indicators under one merge',
      given: () => merged(Form.own().put('D2-03', 'target', ''), ['D2-02', 'target'], ['D2-03', 'target']),
      found: (form) => [[form.at('D2-02', 'target')]],
      besides: ['ratio-mismatch'],
    },
    {
      name: 'a target merged over sub-rows of a generated form',
      given: () => merged(Form.generated(), ['J3-01', 'target'], ['J3-01.1', 'target']),
      found: (form) => [[form.at('J3-01', 'target')]],
      besides: ['altered-target', 'altered-formula'],
    },
  ],
});
