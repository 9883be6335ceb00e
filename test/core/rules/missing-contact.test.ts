import { rule } from '../../../src/core/rules/missing-contact';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const foot = '填报人：';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a sheet of one’s own', given: () => Form.own() },
    {
      name: 'a sheet of one’s own that never had a label',
      given: () => {
        const form = Form.own();
        return form.putAt(form.find('审核人'), '');
      },
    },
  ],
  invalid: [
    ...['无', '—', '/', '待补', '×××', '（签字）'].map((text) => ({
      name: `“${text}” in place of a name`,
      given: () => Form.own().say('填报人', text),
      found: (form: Form) => [[form.find(foot)] as const],
    })),
    {
      name: 'a dash in the cell beside the label',
      given: () => {
        const form = Form.own();
        const at = form.find(foot);
        return form.putAt(at, foot).putAt(
          at.replace(/^[A-Z]+/, (c) => String.fromCharCode(c.charCodeAt(0) + 1)),
          '—',
        );
      },
      found: (form) => [[form.find(foot).replace(/^[A-Z]+/, (c) => String.fromCharCode(c.charCodeAt(0) + 1))]],
    },
    {
      name: 'a name left blank',
      given: () => Form.own().say('填报人', ''),
      found: (form) => [[form.find(foot)]],
    },
    {
      name: 'all left blank',
      given: () =>
        ['填报人', '审核人', '联系电话', '填报日期'].reduce((form, label) => form.say(label, ''), Form.generated()),
      found: (form) => ['填报人', '审核人', '联系电话', '填报日期'].map((label) => [form.find(label)] as const),
    },
    {
      name: 'a foot that was deleted',
      given: () => {
        const form = Form.own();
        form.cells.pop();
        return form;
      },
      found: () => [[null, null, 'foot']],
    },
    {
      name: 'a label deleted from a generated form',
      given: () => {
        const form = Form.generated();
        return form.putAt(form.find('审核人'), '');
      },
      found: () => [[null, null, undefined]],
    },
  ],
});
