import { rule } from '../../../src/core/rules/wrong-period';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';
import { dateSerial, parsePeriod } from '../../../src/core/period';

const units = ['330302', '330303', '330304'] as const;
const others = (periods: readonly string[]): Form[] =>
  periods.map((period, index) => Form.own({ unit: units[index]!, period }));

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'the period of the task', given: () => Form.own(), options: () => ({ task: parsePeriod('2021Q3') }) },
    {
      name: 'a period that ends with the task’s',
      given: () => Form.own({ period: '2021-09' }),
      options: () => ({ task: parsePeriod('2021Q3') }),
    },
    {
      name: 'a return prepared in the last days of its period',
      given: () => Form.own().say('填报日期', '2021年9月28日'),
      options: () => ({ today: dateSerial(2021, 9, 28) }),
    },
    { name: 'three of one period', given: () => others(['2021Q3', '2021Q3', '2021Q3']) },
    {
      name: 'a period that only the title tells',
      given: () => Form.own().putAt('D2', '').putAt('A1', '2021年第三季度指标完成情况'),
    },
  ],
  invalid: [
    {
      name: 'no period',
      given: () => Form.own().putAt('D2', ''),
      found: () => [[null, null, 'missing']],
      besides: ['stale-copy'],
    },
    {
      name: 'a period left blank',
      given: () => Form.own().putAt('D2', '报告期：'),
      found: () => [['D2', null, 'missing']],
    },
    {
      name: 'a period that cannot be read',
      given: () => Form.own().putAt('D2', '报告期：本季度'),
      found: () => [['D2', null, 'unreadable']],
    },
    {
      name: 'a period that is not over',
      given: () => Form.own().putAt('D2', '报告期：2021年第四季度'),
      found: () => [['D2', null, 'future']],
    },
    {
      name: 'a first quarter that is not over, and nothing of what follows from it',
      given: () => Form.own().putAt('D2', '报告期：2022年第一季度'),
      found: () => [['D2', null, 'future']],
    },
    {
      name: 'a period that was not asked for',
      given: () => Form.own().putAt('D2', '报告期：2021年第二季度'),
      options: () => ({ task: parsePeriod('2021Q3') }),
      found: () => [['D2', null, 'task']],
    },
    {
      name: 'a generated form with another period',
      given: () => Form.generated().say('报告期', '2021年第二季度'),
      found: (form) => [[form.find('报告期'), null, 'stamp']],
    },
    {
      name: 'one that differs from the others',
      given: () => others(['2021Q3', '2021Q2', '2021Q3']),
      found: () => [['D2', null, 'others']],
    },
    {
      name: 'the earlier of two that differ',
      given: () => others(['2021Q2', '2021Q3']),
      found: () => [['D2', null, 'others']],
    },
  ],
});
