import { rule } from '../../../src/core/rules/duplicate-submission';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'one form', given: () => Form.generated() },
    { name: 'two units', given: () => [Form.own(), Form.own({ unit: '330303' })] },
    {
      name: 'two sheets without a unit',
      given: () => [1, 2].map((place) => Form.own({ sheetName: `Sheet${place}` }).putAt('A2', '')),
    },
  ],
  invalid: [
    {
      name: 'a unit twice in one workbook',
      given: () => [Form.own({ sheetName: '鹿城区' }), Form.own({ sheetName: '鹿城区 (2)' })],
      found: () => [['A2']],
    },
    {
      name: 'a unit thrice in several files',
      given: () => ['a.xlsx', 'b.xlsx', 'c.xlsx'].map((source) => Form.own({ source })),
      found: () => [['A2'], ['A2']],
    },
    {
      name: 'a second sheet known by its name alone',
      given: () => [Form.own(), Form.own({ sheetName: '鹿城', source: 'b.xlsx' }).putAt('A2', '')],
      found: () => [[null]],
    },
  ],
});
