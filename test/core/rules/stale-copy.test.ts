import { rule } from '../../../src/core/rules/stale-copy';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';
import type { Report } from '../../../src/core/report/report';

const last =
  (change: (form: Form) => Form = (form) => form) =>
  (): { previous: Report[] } => ({
    previous: [change(Form.own({ period: '2021Q2' })).report()],
  });

/** Every last value is what the sheet reports now. */
const unchanged = (): Form => {
  const form = Form.own();
  for (const code of form.rows.keys()) form.putCell(form.at(code, 'previous'), form.cell(form.at(code, 'actual')));
  return form;
};

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a report with one change',
      given: () => Form.own().put('D2-02', 'actual', '11').put('D2-02', 'attainment', '0.55'),
      options: last(),
    },
    { name: 'a column of last values with one change', given: () => unchanged().put('D2-02', 'previous', '9') },
    {
      name: 'a report that shares too few rows',
      given: () => Form.own({ without: ['previous'] }),
      options: last((form) => [...form.rows.keys()].slice(4).reduce((rest, code) => rest.remove(code), form)),
    },
  ],
  invalid: [
    {
      name: 'every figure as accepted last period',
      given: () => Form.own({ without: ['previous'] }),
      options: last(),
      found: () => [['D2', null, undefined, 'verify']],
      besides: ['missing-column'],
    },
    {
      name: 'every figure as in the sheet’s own column',
      given: unchanged,
      found: () => [['D2']],
    },
    {
      name: 'a copy with zeros, on a sheet that tells no period',
      given: () =>
        unchanged()
          .putAt('D2', '')
          .put('J5-05', 'actual', '0')
          .put('J5-05', 'previous', '0')
          .put('J5-05', 'target', '')
          .put('J5-05', 'attainment', ''),
      found: () => [[null]],
      besides: ['wrong-period'],
    },
    {
      name: 'a copy on a sheet that tells its period by its title alone',
      given: () => unchanged().putAt('D2', '').putAt('A1', '2021年第三季度任务完成情况'),
      found: () => [['A1']],
    },
  ],
});
