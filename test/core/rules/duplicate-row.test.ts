import { rule } from '../../../src/core/rules/duplicate-row';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [{ name: 'a generated form', given: () => Form.generated() }],
  invalid: [
    {
      name: 'a row copied beneath itself',
      given: () => Form.own().insertAfter('J5-04', { code: 'J5-04', name: '省政府质量奖', unit: '个', actual: '3' }),
      found: (form) => [[`C${form.rows.get('J5-04')! + 2}`, 'J5-04']],
    },
    {
      name: 'a row copied on a sheet without names',
      given: () => Form.own({ without: ['name'] }).insertAfter('J5-04', { code: 'J5-04', unit: '个', actual: '3' }),
      found: (form) => [[`B${form.rows.get('J5-04')! + 2}`, 'J5-04']],
    },
    {
      name: 'a second return below the first',
      given: () => {
        const form = Form.own();
        form.cells.push(...Form.own({ unit: '330304' }).cells);
        return form;
      },
      found: (form) => [[`C${form.cells.length / 2 + 4}`, null, 'table']],
    },
    {
      name: 'a second return below the first, without names',
      given: () => {
        const form = Form.own({ without: ['name'] });
        form.cells.push(...Form.own({ without: ['name'], unit: '330304' }).cells);
        return form;
      },
      found: (form) => [[`B${form.cells.length / 2 + 4}`, null, 'table']],
    },
    {
      name: 'three rows copied below the others',
      given: () => {
        const form = Form.own();
        const rows = ['D2-02', 'D2-03', 'J5-04'].map((code) => form.cells[form.rows.get(code)!]!);
        form.cells.splice(form.rows.get('F3-02')! + 1, 0, ...rows);
        return form;
      },
      found: (form) =>
        ['D2-02', 'D2-03', 'J5-04'].map((code, place) => [`C${form.rows.get('F3-02')! + 2 + place}`, code] as const),
    },
    {
      name: 'a sub-row copied beneath itself',
      given: () => Form.own().insertAfter('J3-01.5', { code: 'J3-01.5', name: '其中：泵阀', actual: '3' }),
      found: (form) => [[`C${form.rows.get('J3-01.5')! + 2}`, 'J3-01.5']],
    },
  ],
});
