import { rule } from '../../../src/core/rules/double-count';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const zone = (evidence: string, county = '附件：浙江正泰电器股份有限公司等10家'): Form[] => [
  Form.own({ unit: '330382' }).put('D2-05', 'evidence', county),
  Form.own({ unit: 'ZNJ' }).put('D2-05', 'evidence', evidence),
];

testRule(rule, {
  valid: [
    { name: 'one form', given: () => Form.own().put('D2-05', 'evidence', '浙江正泰电器股份有限公司') },
    { name: 'lists of several units', given: () => [Form.own(), Form.own({ unit: '330303' })] },
    { name: 'different enterprises', given: () => zone('1.温州某某汽车零部件有限公司') },
    {
      name: 'a project that bears the indicator’s name',
      given: () =>
        [Form.own(), Form.own({ unit: 'ZNJ' })].map((form) => form.put('D2-02', 'evidence', '智能化技术改造项目')),
    },
    { name: 'a short name', given: () => zone('某某集团', '某某集团') },
    {
      name: 'an enterprise named twice by one unit',
      given: () =>
        ['a', 'b'].map((source) => Form.own({ source }).put('D2-05', 'evidence', '浙江正泰电器股份有限公司')),
    },
    {
      name: 'an enterprise under two indicators',
      given: () => [
        Form.own().put('D2-05', 'evidence', '浙江正泰电器股份有限公司'),
        Form.own({ unit: 'ZNJ' }).put('D2-06', 'evidence', '浙江正泰电器股份有限公司'),
      ],
    },
    {
      name: 'units that are unknown',
      given: () =>
        ['a', 'b'].map((source) =>
          Form.own({ source, sheetName: source }).putAt('A2', '').put('D2-05', 'evidence', '浙江正泰电器股份有限公司'),
        ),
    },
    {
      name: 'an enterprise of a county and of the city’s own total, which repeats it',
      given: () =>
        [Form.own(), Form.own({ sheetName: '全市' }).putAt('A2', '填报单位：温州市')].map((form) =>
          form.put('D2-05', 'evidence', '浙江正泰电器股份有限公司'),
        ),
    },
    {
      name: 'sheets without evidence',
      given: () => [Form.own({ without: ['evidence'] }), Form.own({ unit: 'ZNJ', without: ['evidence'] })],
    },
  ],
  invalid: [
    {
      name: 'an enterprise of a county and a zone',
      given: () =>
        zone('浙江正泰电器股份有限公司、温州长江汽车电子有限公司', '1. 浙江正泰电器股份有限公司；2. 华峰集团有限公司'),
      found: (_, form) => [[form!.at('D2-05', 'evidence'), 'D2-05', undefined, 'verify']],
    },
    {
      name: 'the same where the zone comes first',
      given: () => zone('浙江正泰电器股份有限公司').reverse(),
      found: (form) => [[form.at('D2-05', 'evidence'), 'D2-05']],
    },
    {
      name: 'a project of two counties',
      given: () =>
        ['330302', '330303'].map((unit) =>
          Form.own({ unit }).put('J3-01.1', 'evidence', '年产50万台高压阀门精密锻造项目'),
        ),
      found: (_, form) => [[form!.at('J3-01.1', 'evidence'), 'J3-01.1']],
    },
  ],
});
