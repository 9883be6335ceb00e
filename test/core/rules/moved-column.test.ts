import { rule } from '../../../src/core/rules/moved-column';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

/** The form with two columns in each other's place, formulas left aside. */
function swapped(...roles: readonly [string, string]): Form {
  const form = Form.generated();
  const [one, other] = roles.map((role) => form.columns.get(role as 'code')!) as [number, number];
  for (const row of form.cells.slice(3)) if (row) [row[one], row[other]] = [row[other], row[one]];
  return form;
}

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a sheet of one’s own in an order of its own', given: () => Form.own() },
  ],
  invalid: [
    {
      name: '情况说明 and 佐证材料 in each other’s place',
      given: () => swapped('explanation', 'evidence'),
      found: () => [['N4']],
    },
    {
      name: '计量单位 moved away from its place',
      given: () => {
        const form = Form.generated();
        for (const row of form.cells.slice(3)) {
          if (!row) continue;
          const unit = row[3];
          row[3] = row[4];
          row[4] = unit;
        }
        return form;
      },
      found: () => [['D4']],
    },
  ],
});
