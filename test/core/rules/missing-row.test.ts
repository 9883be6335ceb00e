import { rule } from '../../../src/core/rules/missing-row';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'an indicator that does not apply to the unit', given: () => Form.own({ unit: '330328' }).remove('J1-07') },
    {
      name: 'a row whose name was changed, which is unknown-row’s business',
      given: () => Form.own({ without: ['code'] }).put('J2-05', 'name', '新认定省级的首台套产品数'),
    },
    {
      name: 'sub-rows with names of the clerk’s own, which is unknown-row’s business',
      given: () =>
        Form.own({ without: ['code'] })
          .put('J3-01.2', 'name', '其中：制鞋')
          .put('J3-01.5', 'name', '其中：阀门'),
    },
    {
      name: 'all sub-rows with names of the clerk’s own',
      given: () =>
        ['甲类', '乙类', '丙类', '丁类', '戊类'].reduce(
          (form, name, place) => form.put(`D3-01.${place + 1}`, 'name', name),
          Form.own({ without: ['code'] }),
        ),
    },
  ],
  invalid: [
    {
      name: 'a sub-row deleted while another row of the clerk’s own follows further below',
      given: () =>
        Form.own().remove('J2-02.3').insertAfter('J2-03', { name: '完成技改投资额', unit: '亿元', actual: '2' }),
      found: () => [[null, 'J2-02.3']],
      besides: ['unknown-row'],
    },
    {
      name: 'a deleted row',
      given: () => Form.own().remove('J2-07'),
      found: () => [[null, 'J2-07']],
    },
    {
      name: 'the first and the last row deleted',
      given: () => Form.own().remove('D1-01').remove('F3-02'),
      found: () => [
        [null, 'D1-01'],
        [null, 'F3-02'],
      ],
    },
    {
      name: 'a sub-row deleted',
      given: () => Form.own().remove('J3-01.2'),
      found: () => [[null, 'J3-01.2']],
    },
    {
      name: 'the first sub-row deleted',
      given: () => Form.own().remove('J2-01.1'),
      found: () => [[null, 'J2-01.1']],
    },
    {
      name: 'all sub-rows deleted',
      given: () => [1, 2, 3, 4, 5].reduce((form, place) => form.remove(`D3-01.${place}`), Form.own()),
      found: () => [[null, 'D3-01', 'industries']],
    },
    {
      name: 'a row after a parent that lacks a sub-row',
      given: () => Form.own().remove('J3-01.3').remove('J3-02'),
      found: () => [
        [null, 'J3-01.3'],
        [null, 'J3-02'],
      ],
    },
    {
      name: 'a parent deleted with its sub-rows',
      given: () => [1, 2, 3, 4, 5].reduce((form, place) => form.remove(`D3-01.${place}`), Form.own()).remove('D3-01'),
      found: () => [[null, 'D3-01']],
    },
    {
      name: 'a row taken out of a generated form',
      given: () => {
        const form = Form.generated();
        form.cells[form.rows.get('J5-04')!] = [];
        return form;
      },
      found: () => [[null, 'J5-04']],
      besides: ['altered-formula'],
    },
    {
      name: 'a sub-row taken out of a generated form',
      given: () => {
        const form = Form.generated();
        form.cells[form.rows.get('J3-01.5')!] = [];
        return form;
      },
      found: () => [[null, 'J3-01.5']],
    },
    {
      name: 'a row of a sheet that has codes and no names',
      given: () => Form.own({ without: ['name'] }).remove('J5-04'),
      found: () => [[null, 'J5-04']],
    },
  ],
});
