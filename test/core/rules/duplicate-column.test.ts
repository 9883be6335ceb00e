import { rule } from '../../../src/core/rules/duplicate-column';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a sheet of one’s own', given: () => Form.own() },
  ],
  invalid: [
    {
      name: 'a second 实际完成 at the end',
      given: () => {
        const form = Form.own();
        const { row } = form.place('D1-01', 'code');
        form.cells[row - 1]![form.columns.size] = { value: '实际完成' };
        return form;
      },
      found: (form) => [[`N${form.header('actual').slice(1)}`]],
    },
  ],
});
