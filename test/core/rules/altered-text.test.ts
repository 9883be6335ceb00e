import { rule } from '../../../src/core/rules/altered-text';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'a name in a county’s own words',
      given: () => Form.own().put('D3-04', 'name', '“5G＋”工业应用场景（新增）'),
    },
    {
      name: 'a name with fewer figures and levels than its own',
      given: () => Form.own().put('J1-04', 'name', '示范小微企业园').put('J4-01', 'name', '新增超五十亿企业'),
    },
    { name: 'the target behind a name', given: () => Form.own().put('D2-04', 'name', '机器人密度达到148台/万人') },
    {
      name: 'numbers of the county’s own in place of codes',
      given: () => {
        const form = Form.own();
        [...form.rows.keys()].forEach((code, index) => form.put(code, 'code', `A-${String(index + 1)}`));
        return form;
      },
    },
    { name: 'a shortened name beside its code', given: () => Form.own().put('D2-02', 'name', '智能化技术改造') },
    {
      name: 'a full-width % in a generated form',
      given: () => Form.generated().put('D3-05', 'unit', '％'),
    },
    { name: 'a full-width %', given: () => Form.own().put('D3-05', 'unit', '％') },
    { name: 'another word for single things', given: () => Form.own().put('J4-06', 'unit', '个') },
    { name: 'a blank unit', given: () => Form.own().put('J4-06', 'unit', '') },
    { name: 'a blank name beside its code', given: () => Form.own().put('J4-06', 'name', '') },
    {
      name: 'the document’s own words for a name, on a sheet without codes',
      given: () => Form.own({ without: ['code'] }).put('J1-06', 'name', '容积率不低于2.0'),
    },
    {
      name: 'units behind the names, on a sheet without a column for them',
      given: () =>
        Form.own({ without: ['unit'] })
          .put('F3-01', 'name', '全市网络零售额(亿元)')
          .put('D2-05', 'name', '新增数字化车间和智能工厂（个）')
          .put('F3-02', 'name', '跨境电商网络零售（出口）'),
    },
    { name: 'a unit in brackets', given: () => Form.own().put('F3-01', 'unit', '（亿元）') },
    { name: 'a unit beside a coverage’s industry', given: () => Form.own().put('D3-01.1', 'unit', '家') },
  ],
  invalid: [
    {
      name: 'an altered name in a generated form',
      given: () => Form.generated().put('J4-06', 'name', '新上市企业数量'),
      found: (form) => [[form.at('J4-06', 'name'), 'J4-06', 'name']],
    },
    {
      name: 'an altered sub-row in a generated form',
      given: () => Form.generated().put('J3-01.3', 'name', '其中：眼镜'),
      found: (form) => [[form.at('J3-01.3', 'name'), 'J3-01.3', 'name']],
    },
    {
      name: 'an altered code in a generated form',
      given: () => Form.generated().put('J4-06', 'code', 'J4-6A'),
      found: (form) => [[form.at('J4-06', 'code'), 'J4-06', 'code']],
    },
    {
      name: 'an altered unit in a generated form',
      given: () => Form.generated().put('F3-01', 'unit', '万元'),
      found: (form) => [[form.at('F3-01', 'unit'), 'F3-01', 'unit']],
    },
    {
      name: 'another word for single things in a generated form',
      given: () => Form.generated().put('J4-06', 'unit', '个'),
      found: (form) => [[form.at('J4-06', 'unit'), 'J4-06', 'unit']],
    },
    {
      name: 'a deleted unit in a generated form',
      given: () => Form.generated().put('F3-01', 'unit', ''),
      found: (form) => [[form.at('F3-01', 'unit'), 'F3-01', 'unit']],
    },
    {
      name: 'another unit in a sheet of one’s own',
      given: () => Form.own().put('F3-01', 'unit', '万元').put('F3-01', 'actual', '1100000'),
      found: (form) => [[form.at('F3-01', 'unit'), 'F3-01', 'unit']],
    },
    {
      name: 'another unit behind the name, on a sheet without a column for it',
      given: () =>
        Form.own({ without: ['unit'] })
          .put('F3-01', 'name', '全市网络零售额（万元）')
          .put('F3-01', 'actual', '1100000'),
      found: (form) => [[form.at('F3-01', 'name'), 'F3-01', 'unit']],
    },
    {
      name: 'another indicator’s name beside a code',
      given: () => Form.own().put('J4-06', 'name', '省政府质量奖').remove('J5-04'),
      found: (form) => [[form.at('J4-06', 'name'), 'J4-06', 'name']],
      besides: ['missing-row'],
    },
    {
      name: 'another level in a name beside its code',
      given: () => Form.own().put('D2-07', 'name', '新增市级以上绿色工厂'),
      found: (form) => [[form.at('D2-07', 'name'), 'D2-07', 'name']],
    },
    {
      name: 'another figure in a name beside its code',
      given: () => Form.own().put('J4-01', 'name', '新增超100亿元企业'),
      found: (form) => [[form.at('J4-01', 'name'), 'J4-01', 'name']],
    },
    {
      name: 'the code of another indicator beside a name, on a sheet whose codes are ours',
      given: () => Form.own().put('J4-03', 'code', 'J4-04'),
      found: (form) => [[form.at('J4-03', 'code'), 'J4-03', 'code']],
    },
    {
      name: 'a code with a slip beside its name, on a sheet whose codes are ours',
      given: () => Form.own().put('J4-03', 'code', 'J4-33'),
      found: (form) => [[form.at('J4-03', 'code'), 'J4-03', 'code']],
    },
    {
      name: 'a name that has nothing to do with the code',
      given: () => Form.own().put('J4-06', 'name', '固定资产投资'),
      found: (form) => [[form.at('J4-06', 'name'), 'J4-06', 'name']],
    },
  ],
});
