import { rule } from '../../../src/core/rules/boilerplate-reason';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const behind = (text: string, form: Form = Form.generated()): Form =>
  form.put('D2-05', 'actual', '4').put('D2-05', 'previous', '4').put('D2-05', 'explanation', text);

const PHRASES = [
  '核实无误',
  '情况属实',
  '无',
  '已核实',
  '经核实，数据无误。',
  '以上数据均已核对确认无误',
  '正在推进',
  '同上',
  '详见附件',
];

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a reason', given: () => behind('因省级评审结果尚未公布，年底前可再完成一批。') },
    { name: 'a reason of eight characters', given: () => behind('企业停产检修待复工') },
    { name: 'a remark where none is needed', given: () => Form.generated().put('D2-02', 'explanation', '无') },
    { name: 'a lag without any, which is reason-missing’s', given: () => behind('') },
    {
      name: 'the same remark twice, where one is needed',
      given: () =>
        behind('因省级评审结果尚未公布，年底前可再完成一批。').put(
          'D2-02',
          'explanation',
          '因省级评审结果尚未公布，年底前可再完成一批。',
        ),
    },
    {
      name: 'a sheet without explanations',
      given: () => Form.own({ without: ['explanation'] }).put('D2-05', 'actual', '4'),
    },
    {
      name: 'one reason merged over two rows',
      given: () => {
        const form = behind('因省级评审结果尚未公布，年底前可再完成一批。', Form.own()).put('D2-06', 'actual', '4');
        form.merges.push(`${form.at('D2-05', 'explanation')}:${form.at('D2-06', 'explanation')}`);
        return form;
      },
    },
  ],
  invalid: [
    {
      name: 'an assurance in a return whose period is in doubt',
      given: () => behind('核实无误', Form.own()).put('D2-05', 'attainment', '').putAt('D2', '报告期：2021年第四季度'),
      found: (form) => [[form.at('D2-05', 'explanation'), 'D2-05', 'phrase']],
      besides: ['wrong-period'],
    },
    ...PHRASES.map((text) => ({
      name: `“${text}”`,
      given: () => behind(text),
      found: (form: Form) => [[form.at('D2-05', 'explanation'), 'D2-05', 'phrase', 'mandatory'] as const],
    })),
    {
      name: 'a reason of a few characters',
      given: () => behind('企业停产'),
      found: (form) => [[form.at('D2-05', 'explanation'), 'D2-05', 'short']],
    },
    {
      name: 'one sentence for a lag and a row whose figure is in doubt',
      given: () =>
        behind('正在积极推进，年底前可完成。')
          .put('D2-07', 'actual', '3个')
          .put('D2-07', 'previous', '3')
          .put('D2-07', 'explanation', '正在积极推进，年底前可完成'),
      found: (form) => [[form.at('D2-05', 'explanation'), 'D2-05', 'repeated']],
      besides: ['number-with-unit'],
    },
    {
      name: 'one sentence for two lags',
      given: () =>
        behind('正在积极推进，年底前可完成。')
          .put('D2-07', 'actual', '3')
          .put('D2-07', 'previous', '3')
          .put('D2-07', 'explanation', '正在积极推进，年底前可完成'),
      found: (form) => [
        [form.at('D2-05', 'explanation'), 'D2-05', 'repeated'],
        [form.at('D2-07', 'explanation'), 'D2-07', 'repeated'],
      ],
    },
  ],
});
