import { rule } from '../../../src/core/rules/unit-scale';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const amount = (value: string, previous = '75'): Form =>
  Form.own().put('F3-01', 'actual', value).put('F3-01', 'previous', previous);

const peers = (value: string): Form[] =>
  ['330303', '330304', '330305', '330324', '330326', '330327', '330329', '330381', '330382'].map((unit, index) =>
    index === 0
      ? Form.own({ unit }).put('J1-06', 'actual', value).put('J1-06', 'previous', '').put('J1-06', 'target', '0')
      : Form.own({ unit }),
  );

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'an amount of nothing', given: () => amount('0', '0').put('F3-01', 'attainment', '') },
    { name: 'an amount that little was done for', given: () => amount('0.02', '') },
    { name: 'an amount that merely is large', given: () => amount('400') },
    { name: 'an amount that the last period bears out', given: () => amount('150000', '100000') },
    {
      name: 'an amount in a unit that was altered, which is altered-text’s',
      given: () => amount('1100000').put('F3-01', 'unit', '万元'),
    },
    {
      name: 'an amount beside a target that was altered',
      given: () => Form.generated().put('F3-01', 'target', '0.02').put('F3-01', 'previous', '').calculate(),
    },
    { name: 'an amount without a period', given: () => amount('1100000').putAt('D2', '') },
    {
      name: 'a count that is large',
      given: () => Form.own().put('J4-04', 'actual', '900').put('J4-04', 'previous', ''),
    },
    {
      name: 'a growth to the double',
      given: () => Form.own().put('D1-01', 'numerator', '200').put('D1-01', 'actual', '1'),
    },
    {
      name: 'a growth to nothing',
      given: () => Form.own().put('D1-01', 'numerator', '0').put('D1-01', 'actual', '-1'),
    },
    {
      name: 'a density that no target or last period is known for',
      given: () =>
        Form.own().put('D2-04', 'denominator', '100000').put('D2-04', 'target', '0').put('D2-04', 'previous', ''),
    },
    {
      name: 'an amount in a new year',
      given: () =>
        Form.own({ period: '2022Q1' })
          .put('F3-01', 'target', '')
          .put('F3-01', 'actual', '700000')
          .put('F3-01', 'attainment', ''),
    },
  ],
  invalid: [
    {
      name: '万元 after the last period',
      given: () => amount('1100000'),
      found: (form) => [[form.at('F3-01', 'actual'), 'F3-01', 'earlier', 'verify']],
    },
    {
      name: '万元 by the target alone',
      given: () => Form.generated().put('F3-01', 'actual', '1100000').put('F3-01', 'previous', ''),
      found: (form) => [[form.at('F3-01', 'actual'), 'F3-01', 'target']],
    },
    {
      name: '万元 in both periods',
      given: () => amount('1100000', '750000'),
      found: (form) => [[form.at('F3-01', 'actual'), 'F3-01', 'target']],
    },
    {
      name: 'a thousand times too much',
      given: () => amount('110000'),
      found: (form) => [[form.at('F3-01', 'actual'), 'F3-01', 'earlier']],
    },
    {
      name: 'ten thousand times too little',
      given: () => amount('0.011'),
      found: (form) => [[form.at('F3-01', 'actual'), 'F3-01', 'earlier']],
    },
    {
      name: 'a decimal point too far to the right',
      given: () => amount('1100'),
      found: (form) => [[form.at('F3-01', 'actual'), 'F3-01', 'earlier']],
    },
    {
      name: 'a count in ten thousands',
      given: () => Form.generated().put('J4-04', 'actual', '100000'),
      found: (form) => [[form.at('J4-04', 'actual'), 'J4-04', 'earlier']],
    },
    {
      name: 'a growth with its base in another unit',
      given: () => Form.generated().put('D1-01', 'denominator', '1000000'),
      found: (form) => [[form.at('D1-01', 'denominator'), 'D1-01', 'base']],
    },
    {
      name: 'a growth with its current value in another unit',
      given: () => Form.generated().put('D1-01', 'numerator', '1155000'),
      found: (form) => [[form.at('D1-01', 'numerator'), 'D1-01', 'base']],
    },
    {
      name: 'a density of people instead of ten thousands',
      given: () => Form.generated().put('D2-04', 'denominator', '100000'),
      found: (form) => [[form.at('D2-04', 'denominator'), 'D2-04', 'base']],
    },
    {
      name: 'a level that the other units know better',
      given: () => peers('22000'),
      found: (form) => [[form.at('J1-06', 'actual'), 'J1-06', 'peers']],
    },
  ],
});
