import { rule } from '../../../src/core/rules/missing-submission';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';
import { parsePeriod } from '../../../src/core/period';

const expecting =
  (...expected: string[]) =>
  () => ({ expected });

testRule(rule, {
  valid: [
    { name: 'a run that nobody expects anything of', given: () => Form.own() },
    {
      name: 'every unit that was asked',
      given: () => [Form.own(), Form.own({ unit: '330303' })],
      options: expecting('330302', '330303'),
    },
    { name: 'a unit that was asked twice', given: () => Form.own(), options: expecting('330302', '330302') },
  ],
  invalid: [
    {
      name: 'a unit that has not answered',
      given: () => Form.own(),
      options: expecting('330302', '330303'),
      found: () => [[null, null, 'period', 'mandatory']],
    },
    {
      name: 'a unit that has answered for another period',
      given: () => [Form.own(), Form.own({ unit: '330303', period: '2021Q2' })],
      options: () => ({ task: parsePeriod('2021Q3'), expected: ['330302', '330303'] }),
      found: () => [[null, null, 'period']],
      besides: ['wrong-period'],
    },
    {
      name: 'a unit that is not in the list',
      given: () => Form.own(),
      options: expecting('330302', '331000'),
      found: () => [[null, null, 'period']],
    },
    {
      name: 'a city whose form is not there, though a total of its counties is',
      given: () => [Form.own(), Form.own({ sheetName: '全市' }).putAt('A2', '填报单位：温州市')],
      options: expecting('330302', '330300'),
      found: () => [[null, null, 'period']],
    },
    {
      name: 'all, where no period is known',
      given: () => Form.own({ sheetName: 'Sheet1' }).putAt('A2', '').putAt('D2', ''),
      options: expecting('330302'),
      found: () => [[null, null, undefined]],
      besides: ['unknown-unit', 'wrong-period'],
    },
  ],
});
