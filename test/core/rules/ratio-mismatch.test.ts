import { rule } from '../../../src/core/rules/ratio-mismatch';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a generated form whose results were not worked out again',
      given: () => Form.generated().put('D3-05', 'numerator', '320'),
    },
    {
      name: 'a result rounded to two decimals',
      given: () =>
        Form.own()
          .put('D3-05', 'numerator', '37')
          .put('D3-05', 'denominator', '123')
          .put('D3-05', 'actual', '0.30')
          .put('D3-05', 'attainment', '1'),
    },
    {
      name: 'a density of rounded operands',
      given: () =>
        Form.own()
          .put('D2-04', 'numerator', '1686')
          .put('D2-04', 'denominator', '11.38')
          .put('D2-04', 'actual', '148.2')
          .put('D2-04', 'attainment', '1.0014'),
    },
    {
      name: 'a growth of rounded operands',
      given: () =>
        Form.own()
          .put('D1-01', 'numerator', '110.27')
          .put('D1-01', 'denominator', '99.11')
          .put('D1-01', 'actual', '{0.0%} 0.1126')
          .put('D1-01', 'attainment', '{0.0%} 0.938333'),
    },
    { name: 'an attainment that was capped', given: () => Form.own().put('D1-01', 'attainment', '1') },
    { name: 'an attainment in points', given: () => Form.own().put('D2-02', 'attainment', '50') },
    {
      name: 'an attainment in points of a percent cell',
      given: () => Form.own({ percentages: 'points' }).put('D2-02', 'attainment', '0.5'),
    },
    { name: 'no target', given: () => Form.own().put('D2-02', 'target', '').put('D2-02', 'attainment', '0.8') },
    { name: 'a rank', given: () => Form.own({ unit: '330300' }).put('Z0-03', 'attainment', '0.67') },
    {
      name: 'a difference of rates',
      given: () =>
        Form.own({ unit: '330300' })
          .put('B2-02', 'actual', '1.0')
          .put('B2-02', 'numerator', '0.1304')
          .put('B2-02', 'denominator', '0.1203'),
    },
    {
      name: 'an attainment of the exact value behind a rounded one',
      given: () =>
        Form.own()
          .put('D3-05', 'numerator', '304')
          .put('D3-05', 'actual', '{0%} 0.30')
          .put('D3-05', 'attainment', '1.0133'),
    },
    {
      name: 'a row whose value another rule doubts',
      given: () => Form.own().put('D2-02', 'actual', '10.5').put('D2-02', 'attainment', '0.9'),
    },
    {
      name: 'a sum that leaves out a number written as text, which is text-number’s',
      given: () =>
        Form.own()
          .put('D3-01.2', 'actual', "'1")
          .put('D3-01', 'actual', '=SUM(H10:H14)/5 → 0.8')
          .put('D3-01', 'attainment', '0.8'),
    },
    { name: 'a sheet without results and attainments', given: () => Form.own({ without: ['actual', 'attainment'] }) },
    {
      name: 'a numerator of nothing',
      given: () =>
        Form.own()
          .put('D3-05', 'numerator', '0')
          .put('D3-05', 'actual', '0')
          .put('D3-05', 'attainment', '0')
          .put('D3-05', 'explanation', '因重点企业未完成部署，暂未形成应用'),
    },
  ],
  invalid: [
    {
      name: 'a result that its operands do not give',
      given: () => Form.own().put('D3-05', 'actual', '0.27').put('D3-05', 'attainment', '0.9'),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05', 'operands', 'mandatory']],
    },
    {
      name: 'a density that its operands do not give',
      given: () => Form.own().put('D2-04', 'actual', '148').put('D2-04', 'attainment', '1'),
      found: (form) => [[form.at('D2-04', 'actual'), 'D2-04', 'operands']],
    },
    {
      name: 'a growth that its operands do not give, in points',
      given: () => Form.own({ percentages: 'points' }).put('D1-01', 'actual', '14.5').put('D1-01', 'attainment', ''),
      found: (form) => [[form.at('D1-01', 'actual'), 'D1-01', 'operands']],
    },
    {
      name: 'a coverage that its industries do not give',
      given: () => Form.own().put('D3-01', 'actual', '0.8').put('D3-01', 'attainment', '0.8'),
      found: (form) => [[form.at('D3-01', 'actual'), 'D3-01', 'industries']],
    },
    {
      name: 'a smallest count that its industries do not give',
      given: () => Form.own().put('J3-01', 'actual', '1').put('J3-01', 'attainment', '').put('J3-01', 'previous', ''),
      found: (form) => [[form.at('J3-01', 'actual'), 'J3-01', 'industries']],
    },
    {
      name: 'an attainment that does not follow',
      given: () => Form.own().put('D2-02', 'attainment', '0.75'),
      found: (form) => [[form.at('D2-02', 'attainment'), 'D2-02', 'attainment']],
    },
    {
      name: 'an attainment of operands, where the sheet shows no result',
      given: () => Form.own({ without: ['actual'] }).put('D1-01', 'attainment', '0.75'),
      found: (form) => [[form.at('D1-01', 'attainment'), 'D1-01', 'attainment']],
      besides: ['missing-column'],
    },
    {
      name: 'an attainment that cannot be worked out by a formula of ours',
      given: () => Form.own().put('D2-02', 'target', '20个').put('D2-03', 'attainment', '0.75'),
      found: (form) => [[form.at('D2-03', 'attainment'), 'D2-03', 'attainment']],
    },
    {
      name: 'an attainment of a target that was written as text',
      given: () => Form.own().put('D2-02', 'target', "'20").put('D2-02', 'attainment', '0.75'),
      found: (form) => [[form.at('D2-02', 'attainment'), 'D2-02', 'attainment']],
    },
    {
      name: 'a difference of rates that they do not give',
      given: () => Form.own({ unit: '330300' }).put('B2-02', 'actual', '3'),
      found: (form) => [[form.at('B2-02', 'actual'), 'B2-02', 'operands']],
      besides: ['outlier'],
    },
  ],
});
