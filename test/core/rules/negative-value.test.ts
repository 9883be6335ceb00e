import { rule } from '../../../src/core/rules/negative-value';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a growth below zero',
      given: () => Form.own({ unit: '330300', without: ['numerator', 'denominator'] }).put('Z2-03', 'actual', '-0.05'),
    },
    {
      name: 'rates below zero',
      given: () =>
        Form.own({ unit: '330300' })
          .put('B2-02', 'numerator', '-0.02')
          .put('B2-02', 'denominator', '-0.03')
          .put('B2-02', 'actual', '1'),
    },
    { name: 'a base below zero, which is zero-base’s', given: () => Form.own().put('D1-01', 'denominator', '-100') },
    {
      name: 'a rank below one, which is rank-range’s',
      given: () => Form.generated({ unit: '330300' }).put('Z0-03', 'actual', '-1'),
    },
  ],
  invalid: [
    {
      name: 'a count below zero',
      given: () => Form.own().put('J4-06', 'actual', '-1'),
      found: (form) => [[form.at('J4-06', 'actual'), 'J4-06']],
    },
    {
      name: 'an operand below zero',
      given: () => Form.generated().put('D1-01', 'numerator', '-115'),
      found: (form) => [[form.at('D1-01', 'numerator'), 'D1-01']],
    },
    {
      name: 'a level below zero',
      given: () => Form.own().put('J1-05', 'actual', '-0.7'),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05']],
    },
    {
      name: 'an industry covered less than not at all',
      given: () => Form.generated().put('D3-01.1', 'actual', '-1'),
      found: (form) => [[form.at('D3-01.1', 'actual'), 'D3-01.1']],
    },
  ],
});
