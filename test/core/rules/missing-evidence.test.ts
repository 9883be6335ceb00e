import { rule } from '../../../src/core/rules/missing-evidence';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a form that does not use the column',
      given: () => {
        const form = Form.own();
        for (const code of form.rows.keys()) form.put(code, 'evidence', '');
        return form;
      },
    },
    { name: 'a sheet without the column', given: () => Form.own({ without: ['evidence'] }) },
    {
      name: 'a count of nothing',
      given: () =>
        Form.own()
          .put('J5-05', 'actual', '0')
          .put('J5-05', 'target', '')
          .put('J5-05', 'attainment', '')
          .put('J5-05', 'evidence', ''),
    },
    { name: 'an amount', given: () => Form.own() },
    {
      name: 'evidence merged over two rows',
      given: () => {
        const form = Form.own().put('D2-06', 'evidence', '');
        form.merges.push(`${form.at('D2-05', 'evidence')}:${form.at('D2-06', 'evidence')}`);
        return form;
      },
    },
    {
      name: 'evidence beside each industry',
      given: () =>
        [1, 2, 3, 4, 5].reduce(
          (form, place) => form.put(`J3-01.${place}`, 'evidence', `附件${place}`),
          Form.own().put('J3-01', 'evidence', ''),
        ),
    },
    {
      name: 'a count that another rule doubts',
      given: () => Form.own().put('D2-05', 'actual', '10.5').put('D2-05', 'evidence', ''),
    },
    {
      name: 'an industry that cannot be counted',
      given: () => Form.own().put('J3-01', 'evidence', '').put('J3-01.2', 'actual', '若干').remove('J3-01.4'),
    },
    {
      name: 'a parent whose industries are missing',
      given: () =>
        [1, 2, 3, 4].reduce((form, place) => form.remove(`J3-01.${place}`), Form.own()).put('J3-01', 'evidence', ''),
    },
    {
      name: 'a form whose column says nothing',
      given: () => {
        const form = Form.own();
        for (const code of form.rows.keys()) form.put(code, 'evidence', '/');
        return form;
      },
    },
  ],
  invalid: [
    ...['/', '—', '无', '暂无'].map((text) => ({
      name: `“${text}” in place of evidence`,
      given: () => Form.own().put('D2-05', 'evidence', text),
      found: (form: Form) => [[form.at('D2-05', 'evidence'), 'D2-05'] as const],
    })),
    {
      name: 'a count without evidence',
      given: () => Form.generated().put('D2-05', 'evidence', ''),
      found: (form) => [[form.at('D2-05', 'evidence'), 'D2-05', undefined, 'verify']],
    },
    {
      name: 'industries without evidence, said once beside their parent',
      given: () => Form.generated().put('D3-01', 'evidence', ''),
      found: (form) => [[form.at('D3-01', 'evidence'), 'D3-01']],
    },
  ],
});
