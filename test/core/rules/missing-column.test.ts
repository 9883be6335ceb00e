import { rule } from '../../../src/core/rules/missing-column';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const without = (
  ...roles: readonly ('name' | 'code' | 'actual' | 'numerator' | 'target' | 'evidence' | 'basis' | 'explanation')[]
) => {
  const form = Form.generated();
  for (const role of roles) {
    const column = form.columns.get(role)!;
    for (const row of form.cells) if (row) delete row[column];
  }
  return form;
};

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a form without its sequence and departments', given: () => Form.own({ without: ['sequence'] }) },
    { name: 'a form without 考核口径', given: () => without('basis') },
  ],
  invalid: [
    {
      name: 'a sheet of one’s own without evidence and last period',
      given: () => Form.own({ without: ['evidence', 'previous'] }),
      found: () => [[null, null, 'unjudged', 'notice']],
    },
    {
      name: 'a sheet of one’s own without operands',
      given: () => Form.own({ without: ['numerator', 'denominator'] }),
      found: () => [[null, null, 'unjudged', 'notice']],
    },
    {
      name: 'a sheet of one’s own without 完成值',
      given: () => Form.own({ without: ['actual'] }),
      found: () => [[null, null, 'value', 'mandatory']],
      besides: ['missing-evidence'],
    },
    {
      name: 'a sheet that gives only evidence and targets',
      given: () => Form.own({ without: ['actual', 'numerator', 'denominator'] }),
      found: () => [[null, null, 'value', 'mandatory']],
    },
    {
      name: 'a generated form that lost its explanations',
      given: () => without('explanation'),
      found: () => [[null, null, 'value', 'mandatory']],
      besides: ['missing-contact'],
    },
    {
      name: 'a generated form that lost its targets and its evidence',
      given: () => without('target', 'evidence'),
      found: () => [
        [null, null, 'value', 'mandatory'],
        [null, null, 'unjudged', 'notice'],
      ],
      besides: ['altered-formula', 'reason-missing'],
    },
    {
      name: 'a generated form that lost name and code',
      given: () => without('name', 'code'),
      found: () => [[null, null, 'indicator', 'mandatory']],
      besides: ['missing-row', 'missing-contact'],
    },
  ],
});
