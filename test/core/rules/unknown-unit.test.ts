import { check } from '../../../src/core/check';
import { rule } from '../../../src/core/rules/unknown-unit';
import { Form } from '../../support/form';
import { only, OPTIONS, testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a short name', given: () => Form.own().putAt('A2', '填报单位：鹿城') },
    { name: 'a unit that only the sheet’s name tells', given: () => Form.own({ sheetName: '鹿城区' }).putAt('A2', '') },
    { name: 'a code that agrees', given: () => Form.own().putAt('C2', '区划代码：330302') },
    { name: 'a blank code', given: () => Form.own().putAt('C2', '区划代码：') },
  ],
  invalid: [
    {
      name: 'a misspelt unit',
      given: () => Form.own({ sheetName: 'Sheet1' }).putAt('A2', '填报单位：鹿诚区'),
      found: () => [['A2', null, 'nearest']],
    },
    {
      name: 'a unit from elsewhere',
      given: () => Form.own({ sheetName: 'Sheet1' }).putAt('A2', '填报单位：西湖景区管委会'),
      found: () => [['A2', null, 'unknown']],
    },
    {
      name: 'a unit left blank',
      given: () => Form.own({ sheetName: 'Sheet1' }).putAt('A2', '填报单位：'),
      found: () => [['A2', null, 'missing']],
    },
    {
      name: 'no unit anywhere',
      given: () => Form.own({ sheetName: 'Sheet1' }).putAt('A2', ''),
      found: () => [[null, null, 'missing']],
    },
    {
      name: 'another unit’s code',
      given: () => Form.generated().say('区划代码', '330303'),
      found: (form) => [[form.find('区划代码'), null, 'disagreeing']],
    },
    {
      name: 'a code that is none',
      given: () => Form.own().putAt('C2', '区划代码：999999'),
      found: () => [['C2', null, 'code']],
    },
    {
      name: 'a form made for another unit',
      given: () => {
        const form = Form.generated().say('填报单位', '龙湾区').say('区划代码', '330303');
        form.name = '龙湾区';
        return form;
      },
      found: (form) => [[form.find('填报单位'), null, 'stamp']],
    },
  ],
});

test('a unit that its cell does not spell so is not corrected in place', () => {
  const report = Form.own({ sheetName: 'Sheet1' }).putAt('A2', '填报单位：鹿诚区').report();
  const unit = { ...report.identity.unit!, text: '鹿诚 区' };
  const findings = check([{ ...report, identity: { ...report.identity, unit } }], {
    ...OPTIONS,
    settings: only(rule),
  }).findings;
  expect(findings.map(({ variant, fix }) => [variant, fix])).toEqual([['nearest', null]]);
});
