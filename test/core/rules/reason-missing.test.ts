import { rule } from '../../../src/core/rules/reason-missing';
import { parsePeriod } from '../../../src/core/period';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const behind = (form: Form = Form.generated()): Form =>
  form.put('D2-05', 'actual', '4').put('D2-05', 'previous', '4').calculate();

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a lag with its reason',
      given: () => behind().put('D2-05', 'explanation', '因省级评审结果尚未公布，年底前可再完成一批。'),
    },
    {
      name: 'a unit slightly behind',
      given: () => Form.generated().put('D2-05', 'actual', '6').put('D2-05', 'previous', '6'),
    },
    { name: 'a level that is near', given: () => Form.generated().put('D3-05', 'numerator', '280') },
    { name: 'a sheet without explanations', given: () => behind(Form.own({ without: ['explanation', 'attainment'] })) },
    { name: 'a value that another rule doubts', given: () => Form.generated().put('D2-05', 'actual', '-1') },
    {
      name: 'a reason merged over two rows',
      given: () => {
        const form = behind(Form.own())
          .put('D2-05', 'attainment', '')
          .put('D2-04', 'explanation', '因省级评审结果尚未公布，年底前可再完成一批。');
        form.merges.push(`${form.at('D2-04', 'explanation')}:${form.at('D2-05', 'explanation')}`);
        return form;
      },
    },
    {
      name: 'a reason beside the industry that lags',
      given: () =>
        Form.generated()
          .put('D3-01.2', 'actual', '0')
          .put('D3-01.2', 'explanation', '因平台企业落户推迟，计划12月上线。'),
    },
    {
      name: 'a typed status of a generated form, which is altered-formula’s',
      given: () => Form.generated().put('D2-05', 'status', '滞后'),
    },
  ],
  invalid: [
    {
      name: 'a count behind schedule',
      given: () => behind(),
      found: (form) => [[form.at('D2-05', 'explanation'), 'D2-05', 'attainment', 'mandatory']],
    },
    {
      name: 'a count behind what an earlier period asks, which the task asks all the more',
      given: () =>
        Form.own({ period: '2021Q2' })
          .put('D2-05', 'attainment', '')
          .put('D2-05', 'actual', '1')
          .put('D2-05', 'previous', '1'),
      options: () => ({ task: parsePeriod('2021Q3') }),
      found: (form) => [[form.at('D2-05', 'explanation'), 'D2-05', 'attainment']],
      besides: ['wrong-period'],
    },
    {
      name: 'a level far below',
      given: () => Form.generated().put('D3-05', 'numerator', '200'),
      found: (form) => [[form.at('D3-05', 'explanation'), 'D3-05', 'attainment']],
    },
    {
      name: 'an industry that is not covered',
      given: () => Form.generated().put('D3-01.2', 'actual', '0'),
      found: (form) => [[form.at('D3-01', 'explanation'), 'D3-01', 'attainment']],
    },
    {
      name: 'a lag that the person states',
      given: () => Form.own().put('D2-06', 'status', '滞后').put('D2-06', 'target', '').put('D2-06', 'attainment', ''),
      found: (form) => [[form.at('D2-06', 'explanation'), 'D2-06', undefined]],
    },
  ],
});
