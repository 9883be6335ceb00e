import { dateSerial } from '../../../src/core/period';
import { rule } from '../../../src/core/rules/cumulative-decrease';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const last = (form: Form) => () => ({ previous: [form.report()] });

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'the same as last period', given: () => Form.own().put('D2-02', 'previous', '10') },
    { name: 'a level that fell', given: () => Form.own().put('J1-06', 'previous', '2.5') },
    {
      name: 'an amount that fell by less than its decimals',
      given: () =>
        Form.own().put('F3-01', 'actual', '{0} 110.2').put('F3-01', 'previous', '110.4').put('F3-01', 'attainment', ''),
    },
    {
      name: 'a yearly count of a new year',
      given: () => Form.own({ period: '2022Q1' }).put('J1-02', 'previous', '20'),
    },
    { name: 'a last period that cannot be read', given: () => Form.own().put('D2-02', 'previous', '约20') },
    { name: 'a sheet without a period', given: () => Form.own().put('D2-02', 'previous', '12').putAt('D2', '') },
    { name: 'a count below zero, which is negative-value’s', given: () => Form.own().put('D2-02', 'actual', '-1') },
    {
      name: 'a last period before the programme',
      given: () => Form.own({ period: '2021Q1' }).put('D2-02', 'previous', '12'),
    },
    {
      name: 'a last period that did not report it',
      given: () => Form.own({ without: ['previous'] }),
      options: last(Form.own({ period: '2021Q2' }).remove('D2-02')),
    },
    {
      name: 'an accepted value that the sheet’s own column contradicts',
      given: () => Form.own().put('D2-02', 'previous', '12'),
      options: last(Form.own({ period: '2021Q2' }).put('D2-02', 'actual', '9')),
    },
  ],
  invalid: [
    {
      name: 'fewer than last period',
      given: () => Form.own().put('D2-02', 'previous', '12'),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02', undefined, 'verify']],
    },
    {
      name: 'fewer in a sub-row',
      given: () => Form.own().put('J3-01.2', 'previous', '3'),
      found: (form) => [[form.at('J3-01.2', 'actual'), 'J3-01.2']],
    },
    ...(['2021H1', '2021'] as const).map((period) => ({
      name: `fewer than the column of the last period, in a first return of ${period} that only a quarter can precede`,
      given: () => Form.own({ period }).put('D2-02', 'previous', '12'),
      options: () => ({ today: dateSerial(2022, 1, 10) }),
      found: (form: Form) => [[form.at('D2-02', 'actual'), 'D2-02'] as const],
      besides: ['reason-missing', 'suspect-contact'],
    })),
    {
      name: 'fewer than the accepted report says, where the sheet has no column for it',
      given: () => Form.own({ without: ['previous'] }),
      options: last(Form.own({ period: '2021Q2' }).put('D2-02', 'actual', '11')),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
      besides: ['missing-column'],
    },
  ],
});
