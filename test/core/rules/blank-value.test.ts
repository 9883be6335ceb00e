import { rule } from '../../../src/core/rules/blank-value';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a zero',
      given: () => Form.own().put('J5-05', 'actual', '0').put('J5-05', 'target', '').put('J5-05', 'attainment', ''),
    },
    { name: 'an indicator that does not apply', given: () => Form.own({ unit: '330328' }).put('J1-07', 'actual', '') },
    {
      name: 'a blank where nobody knows whether the indicator applies',
      given: () => Form.own({ sheetName: 'Sheet1' }).putAt('A2', '填报单位：西湖景区管委会').put('J1-07', 'actual', ''),
    },
    { name: 'a computed result that is not typed', given: () => Form.own().put('D3-05', 'actual', '') },
    {
      name: 'an operand beside 不适用',
      given: () => Form.own().put('D3-05', 'numerator', '不适用').put('D3-05', 'denominator', ''),
    },
    { name: 'one of a pair, which is incomplete-pair’s', given: () => Form.own().put('D3-05', 'numerator', '') },
    {
      name: 'a cell under a merge, which is merged-data’s',
      given: () => {
        const form = Form.own().put('D2-03', 'actual', '');
        form.merges.push(`${form.at('D2-02', 'actual')}:${form.at('D2-03', 'actual')}`);
        return form;
      },
    },
  ],
  invalid: [
    {
      name: 'a count left blank',
      given: () => Form.own().put('D2-02', 'actual', '').put('D2-02', 'attainment', ''),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
    },
    {
      name: 'white space',
      given: () => Form.generated().put('D2-02', 'actual', '"  "'),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
    },
    {
      name: 'a sub-row left blank',
      given: () => Form.generated().put('J3-01.2', 'actual', ''),
      found: (form) => [[form.at('J3-01.2', 'actual'), 'J3-01.2']],
    },
    {
      name: 'both operands left blank',
      given: () => Form.own().put('D3-05', 'numerator', '').put('D3-05', 'denominator', ''),
      found: (form) => [
        [form.at('D3-05', 'numerator'), 'D3-05'],
        [form.at('D3-05', 'denominator'), 'D3-05'],
      ],
    },
    {
      name: 'an operand beside a placeholder',
      given: () => Form.generated().put('D3-05', 'numerator', '—').put('D3-05', 'denominator', ''),
      found: (form) => [[form.at('D3-05', 'denominator'), 'D3-05']],
      besides: ['placeholder'],
    },
    {
      name: 'a result without operand columns',
      given: () => Form.own({ without: ['numerator', 'denominator'] }).put('D3-05', 'actual', ''),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05']],
      besides: ['missing-column'],
    },
  ],
});
