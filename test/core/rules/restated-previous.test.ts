import { rule } from '../../../src/core/rules/restated-previous';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const last =
  (form = Form.own({ period: '2021Q2' })) =>
  () => {
    for (const code of form.rows.keys()) {
      const own = Form.own();
      const previous = own.cell(own.at(code, 'previous'))?.value;
      const hasOperands = form.cell(form.at(code, 'numerator')) !== undefined;
      if (typeof previous === 'number' && !hasOperands) form.put(code, 'actual', String(previous));
    }
    return { previous: [form.report()] };
  };

testRule(rule, {
  valid: [
    { name: 'a form without a last period', given: () => Form.own().put('D2-02', 'previous', '7') },
    {
      name: 'what was accepted',
      given: () =>
        Form.own()
          .put('D1-01', 'previous', '0.155')
          .put('D2-04', 'previous', '150')
          .put('D2-01', 'previous', '1')
          .put('D3-05', 'previous', '0.301')
          .put('D3-01', 'previous', '0.8')
          .put('J3-01', 'previous', '1'),
      options: last(),
    },
    {
      name: 'what was accepted, rounded',
      given: () =>
        Form.own()
          .put('D1-01', 'previous', '{0%} 0.16')
          .put('D2-04', 'previous', '150')
          .put('D2-01', 'previous', '1')
          .put('D3-05', 'previous', '0.3'),
      options: last(),
    },
    { name: 'nothing', given: () => Form.own({ without: ['previous'] }), options: last() },
    {
      name: 'an accepted report that did not have the row',
      given: () =>
        Form.own()
          .put('D1-01', 'previous', '')
          .put('D2-04', 'previous', '')
          .put('D2-01', 'previous', '')
          .put('D3-05', 'previous', '')
          .put('D2-02', 'previous', '7'),
      options: last(Form.own({ period: '2021Q2' }).remove('D2-02')),
    },
  ],
  invalid: [
    {
      name: 'a last value changed in passing',
      given: () =>
        Form.own()
          .put('D1-01', 'previous', '0.155')
          .put('D2-04', 'previous', '150')
          .put('D2-01', 'previous', '1')
          .put('D3-05', 'previous', '0.301')
          .put('D2-02', 'previous', '7'),
      options: last(),
      found: (form) => [[form.at('D2-02', 'previous'), 'D2-02', undefined, 'verify']],
    },
    {
      name: 'a last ratio changed in passing, in points',
      given: () =>
        Form.own({ percentages: 'points' })
          .put('D1-01', 'previous', '15.5')
          .put('D2-04', 'previous', '150')
          .put('D2-01', 'previous', '100')
          .put('D3-05', 'previous', '28'),
      options: last(),
      found: (form) => [[form.at('D3-05', 'previous'), 'D3-05']],
    },
  ],
});
