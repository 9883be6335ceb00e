import { rule } from '../../../src/core/rules/unknown-row';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a row that is explained',
      given: () => Form.own(),
    },
  ],
  invalid: [
    {
      name: 'a row of the clerk’s own',
      given: () => Form.own().insertAfter('J5-04', { name: '完成技改投资额', unit: '亿元', target: '3', actual: '2' }),
      found: (form) => [[`C${form.rows.get('J5-04')! + 2}`, null, undefined]],
    },
    {
      name: 'a known row whose name was changed',
      given: () => Form.own({ without: ['code'] }).put('J2-05', 'name', '新认定省级的首台套产品数'),
      found: (form) => [[form.at('J2-05', 'name'), null, 'nearest']],
    },
    {
      name: 'an industry by a name of the clerk’s own',
      given: () => Form.own({ without: ['code'] }).put('J3-01.2', 'name', '其中：制鞋'),
      found: (form) => [[form.at('J3-01.2', 'name'), null, 'nearest']],
    },
    {
      name: 'a further row beside all the industries',
      given: () => Form.own({ without: ['code'] }).insertAfter('J3-01.2', { name: '其中：眼镜', actual: '1' }),
      found: (form) => [[`B${form.rows.get('J3-01.2')! + 2}`, null, undefined]],
    },
  ],
});
