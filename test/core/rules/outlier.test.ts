import { dateSerial } from '../../../src/core/period';
import { rule } from '../../../src/core/rules/outlier';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const UNITS = ['330302', '330303', '330304', '330305', '330324', '330326', '330327', '330328', '330329', '330381'];

/** Ten units that stand much alike, the first with another value. */
const among = (code: string, value: string, units = UNITS): Form[] =>
  units.map((unit, index) => {
    const form = Form.own({ unit }).put(code, 'previous', '');
    return index === 0 ? form.put(code, 'actual', value).put(code, 'attainment', '') : form;
  });

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'ten units that are all alike', given: () => among('D2-02', '10') },
    { name: 'a unit a little ahead of the others', given: () => among('D2-02', '13') },
    {
      name: 'an amount that grew as the year did',
      given: () =>
        Form.own().put('F3-01', 'actual', '121.87').put('F3-01', 'previous', '85.53').put('F3-01', 'attainment', ''),
    },
    {
      name: 'a small count that trebled',
      given: () => Form.own().put('D2-06', 'actual', '6').put('D2-06', 'previous', '2').put('D2-06', 'attainment', ''),
    },
    {
      name: 'a level that hardly moved',
      given: () => Form.own().put('J1-06', 'actual', '2.3').put('J1-06', 'attainment', ''),
    },
    {
      name: 'a result that its operands contradict, which is ratio-mismatch’s',
      given: () => Form.own().put('D3-05', 'numerator', '1'),
    },
    { name: 'few peers', given: () => among('D2-02', '29', UNITS.slice(0, 5)) },
    {
      name: 'a value far above its target, which is extreme-attainment’s',
      given: () => Form.own().put('D2-03', 'actual', '100').put('D2-03', 'attainment', ''),
    },
    {
      name: 'a yearly count of a new year',
      given: () =>
        Form.own({ period: '2022Q1' })
          .put('J1-02', 'actual', '20')
          .put('J1-02', 'previous', '20')
          .put('J1-02', 'attainment', ''),
      options: () => ({ today: dateSerial(2022, 4, 10) }),
    },
    {
      name: 'a count among units without targets',
      given: () =>
        UNITS.map((unit, index) =>
          Form.own({ unit, without: ['target', 'attainment', 'previous'] }).put(
            'D2-02',
            'actual',
            index === 0 ? '90' : '10',
          ),
        ),
    },
    { name: 'a small count among others', given: () => among('D2-07', '18') },
    {
      name: 'a count that has no target among those that have',
      given: () => among('D2-02', '90').map((form, index) => (index === 0 ? form.put('D2-02', 'target', '') : form)),
    },
    {
      name: 'a sheet without a period',
      given: () => Form.own().put('D2-02', 'actual', '29').put('D2-02', 'previous', '2').putAt('D2', ''),
    },
  ],
  invalid: [
    {
      name: 'a count far from what the last period suggests',
      given: () => Form.own().put('D2-02', 'actual', '29').put('D2-02', 'previous', '8').put('D2-02', 'attainment', ''),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02', 'change', 'verify']],
    },
    {
      name: 'a level that rose by more than half',
      given: () => Form.own().put('J1-05', 'previous', '0.4'),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05', 'change']],
    },
    {
      name: 'a plot ratio that rose by more than half',
      given: () => Form.own().put('J1-06', 'previous', '1.2'),
      found: (form) => [[form.at('J1-06', 'actual'), 'J1-06', 'change']],
    },
    {
      name: 'a change on the accepted last period, where the sheet has no column for it',
      given: () =>
        Form.own({ without: ['previous'] })
          .put('D2-02', 'actual', '29')
          .put('D2-02', 'attainment', ''),
      options: () => ({ previous: [Form.own({ period: '2021Q2' }).put('D2-02', 'actual', '8').report()] }),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02', 'change']],
      besides: ['missing-column'],
    },
    {
      name: 'a count far from the shares of the others',
      given: () => among('D2-02', '29'),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02', 'peer-shares']],
    },
    {
      name: 'a level far from those of the others',
      given: () =>
        among('D3-05', '').map((form, index) => (index === 0 ? form.put('D3-05', 'numerator', '440') : form)),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05', 'peers']],
    },
  ],
});
