import { rule } from '../../../src/core/rules/suspect-contact';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';
import { parsePeriod } from '../../../src/core/period';

const PHONES = [
  '13858812046',
  '0577-88031256',
  '0577－65812209',
  '88031256',
  '(0577)8803 1256',
  '+86 577 88031256',
  '0577-88031256转8012',
  '88031256/7',
  '13858812046、88031256',
  '400-800-1234',
  '林晓慧 0577-88031256',
  '林晓慧：13858812046、潘建武：88031256',
];
const NO_PHONES = [
  '1385881',
  '13858812',
  '12345678901',
  '88888888',
  '057788',
  '见附件',
  '88031256/x',
  '林晓慧',
  '林晓慧 1385881',
];

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    ...PHONES.map((phone) => ({ name: `the number ${phone}`, given: () => Form.own().say('联系电话', phone) })),
    { name: 'a date on the last day of the period', given: () => Form.own().say('填报日期', '2021年9月30日') },
    {
      name: 'blank contacts, which are missing-contact’s',
      given: () =>
        ['填报人', '审核人', '联系电话', '填报日期'].reduce((form, label) => form.say(label, ''), Form.own()),
    },
    {
      name: 'an early date beside a period that is in doubt',
      given: () => Form.own({ period: '2021Q3' }).say('填报日期', '2021年7月12日'),
      options: () => ({ task: parsePeriod('2021Q2') }),
    },
  ],
  invalid: [
    ...NO_PHONES.map((phone) => ({
      name: `the number ${phone}`,
      given: () => Form.own().say('联系电话', phone),
      found: (form: Form) => [[form.find('联系电话'), null, 'phone'] as const],
    })),
    {
      name: 'a date that does not exist',
      given: () => Form.own().say('填报日期', '2021年10月32日'),
      found: (form) => [[form.find('填报日期'), null, 'date']],
    },
    {
      name: 'a date before the period ends',
      given: () => Form.own().say('填报日期', '2021年9月12日'),
      found: (form) => [[form.find('填报日期'), null, 'date-before']],
    },
    {
      name: 'a date after today',
      given: () => Form.own().say('填报日期', '2021年12月1日'),
      found: (form) => [[form.find('填报日期'), null, 'date-after']],
    },
    {
      name: 'one person for both',
      given: () => Form.own().say('审核人', '林 晓慧'),
      found: (form) => [[form.find('审核人'), null, 'same-person']],
    },
  ],
});
