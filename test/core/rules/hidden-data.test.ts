import { fromA1, toA1 } from '../../../src/core/address';
import { rule } from '../../../src/core/rules/hidden-data';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

function withHidden(header: string, text: string): Form {
  const form = Form.own();
  const column = Math.max(...form.columns.values()) + 1;
  form.hiddenColumns.add(column);
  const { row } = fromA1(form.header('actual'))!;
  return form.putAt(toA1(row, column), header).putAt(toA1(form.rows.get('D2-02')!, column), text);
}

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a hidden column of codes, and one of figures that are all blank',
      given: () => {
        const form = Form.own();
        form.hiddenColumns.add(form.columns.get('code')!).add(form.columns.get('explanation')!);
        return form;
      },
    },
    {
      name: 'a hidden column of the county’s own words',
      given: () => withHidden('联系人', '张伟'),
    },
    {
      name: 'a hidden title row',
      given: () => {
        const form = Form.own();
        form.hiddenRows.add(0);
        return form;
      },
    },
  ],
  invalid: [
    {
      name: 'a hidden row',
      given: () => Form.own().hideRow('D2-02'),
      found: (form) => [[form.at('D2-02', 'name'), null, 'rows']],
    },
    {
      name: 'two runs of hidden rows',
      given: () => Form.own().hideRow('D2-02').hideRow('D2-03').hideRow('J5-01'),
      found: (form) => [
        [form.at('D2-02', 'name'), null, 'rows'],
        [form.at('J5-01', 'name'), null, 'rows'],
      ],
    },
    {
      name: 'a run across a hidden heading',
      given: () => {
        const form = Form.generated().hideRow('D2-07').hideRow('D3-01');
        form.hiddenRows.add(form.rows.get('D2-07')! + 1);
        return form;
      },
      found: (form) => [[form.at('D2-07', 'name'), null, 'rows']],
    },
    {
      name: 'a hidden column',
      given: () => {
        const form = Form.own();
        form.hiddenColumns.add(form.columns.get('previous')!);
        return form;
      },
      found: (form) => [[form.header('previous'), null, 'columns']],
    },
    {
      name: 'a hidden column of the county’s own figures',
      given: () => withHidden('7-9月新增', '3'),
      found: (form) => [[form.find('7-9月新增'), null, 'columns']],
    },
    {
      name: 'a hidden sheet',
      given: () => {
        const form = Form.own();
        form.visibility = 'veryHidden';
        return form;
      },
      found: () => [[null, null, 'sheet']],
    },
    {
      name: 'a hidden row of a sheet without names',
      given: () => Form.own({ without: ['name'] }).hideRow('D2-02'),
      found: (form) => [[form.at('D2-02', 'code'), null, 'rows']],
    },
  ],
});
