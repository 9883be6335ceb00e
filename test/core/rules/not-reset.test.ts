import { rule } from '../../../src/core/rules/not-reset';
import { dateSerial } from '../../../src/core/period';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

/** A first quarter in which one yearly count alone has a last value. */
const first = (period = '2022Q1'): Form => {
  const form = Form.own({ period });
  for (const code of form.rows.keys()) form.put(code, 'previous', '');
  return form.put('J1-02', 'previous', '16').put('J1-02', 'explanation', '因春节后集中验收，本季度已投用。');
};

const inApril = () => ({ today: dateSerial(2022, 4, 10) });
const inJuly = () => ({ today: dateSerial(2022, 7, 10) });

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a first quarter that starts anew',
      given: () => first().put('J1-02', 'actual', '3').put('J1-02', 'attainment', ''),
      options: inApril,
    },
    {
      name: 'a count of the programme, which goes on',
      given: () => first().put('J1-02', 'previous', '').put('D2-02', 'previous', '10'),
      options: inApril,
    },
    { name: 'a second quarter', given: () => first('2022Q2'), options: inJuly },
    {
      name: 'a second quarter of which the accepted last year is all that is known',
      given: () => Form.own({ period: '2022Q2', without: ['previous'] }),
      options: () => ({
        ...inJuly(),
        previous: [Form.own({ period: '2021Q4' }).put('J1-02', 'actual', '15').put('D2-02', 'actual', '9').report()],
      }),
    },
    { name: 'a sheet without a period', given: () => first().putAt('D2', ''), options: inApril },
    {
      name: 'a first quarter of nothing',
      given: () => first().put('J1-02', 'actual', '0').put('J1-02', 'previous', '0').put('J1-02', 'attainment', ''),
      options: inApril,
    },
    {
      name: 'a first quarter after a year of nothing',
      given: () => first().put('J1-02', 'previous', '0'),
      options: inApril,
    },
    { name: 'a value that cannot be counted', given: () => first().put('J1-02', 'actual', '16.5'), options: inApril },
    { name: 'a February, whose column of last values is January’s', given: () => first('2022-02'), options: inApril },
    {
      name: 'a copy of the last return, which is stale-copy’s',
      given: () => {
        const form = first();
        for (const code of form.rows.keys())
          form.putCell(form.at(code, 'previous'), form.cell(form.at(code, 'actual')));
        return form;
      },
      options: inApril,
    },
    { name: 'a first quarter that is still to come, which is wrong-period’s', given: () => first() },
  ],
  invalid: [
    {
      name: 'a first quarter as large as the whole of last year',
      given: () => first().put('J1-02', 'explanation', ''),
      options: inApril,
      found: (form) => [[form.at('J1-02', 'actual'), 'J1-02', undefined, 'verify']],
      besides: ['suspect-contact', 'reason-missing', 'ratio-mismatch'],
    },
    {
      name: 'a first quarter as large as the accepted last year',
      given: () => Form.own({ period: '2022Q1', without: ['previous'] }),
      options: () => ({
        ...inApril(),
        previous: [Form.own({ period: '2021Q4' }).put('J1-02', 'actual', '15').put('D2-02', 'actual', '9').report()],
      }),
      found: (form) =>
        [
          'J1-02',
          'J1-03',
          'J1-04',
          ...[1, 2, 3, 4, 5].map((place) => `J3-01.${place}`),
          'J3-02',
          'J3-03',
          'F3-01',
          'F3-02',
        ].map((code) => [form.at(code, 'actual'), code] as const),
      besides: ['missing-column', 'suspect-contact', 'reason-missing', 'ratio-mismatch'],
    },
  ],
});
