import { rule } from '../../../src/core/rules/extreme-attainment';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    {
      name: 'operands that a modest result contradicts, which is ratio-mismatch’s',
      given: () => Form.own().put('D2-04', 'denominator', '1'),
    },
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'exactly half above the target', given: () => Form.generated().put('D2-06', 'actual', '30') },
    {
      name: 'a value without a target',
      given: () =>
        Form.own()
          .put('D2-06', 'actual', '90')
          .put('D2-06', 'target', '')
          .put('D2-06', 'attainment', '')
          .put('D2-06', 'previous', '80'),
    },
    {
      name: 'a value in the wrong unit, which is unit-scale’s',
      given: () => Form.generated().put('F3-01', 'actual', '1100000'),
    },
  ],
  invalid: [
    {
      name: 'a target exceeded by far',
      given: () => Form.generated().put('D2-06', 'actual', '31'),
      found: (form) => [[form.at('D2-06', 'actual'), 'D2-06', undefined, 'verify']],
    },
    {
      name: 'a growth exceeded by far',
      given: () => Form.generated().put('D1-01', 'numerator', '130'),
      found: (form) => [[form.at('D1-01', 'actual'), 'D1-01']],
    },
    {
      name: 'a target of a sheet that shows only operands',
      given: () => Form.own({ without: ['actual'] }).put('D1-01', 'numerator', '130'),
      found: (form) => [[form.at('D1-01', 'numerator'), 'D1-01']],
      besides: ['missing-column', 'ratio-mismatch'],
    },
    {
      name: 'targets of industries exceeded by far',
      given: () => [1, 2, 3, 4, 5].reduce((form, place) => form.put(`J3-01.${place}`, 'actual', '4'), Form.generated()),
      found: (form) => [[form.at('J3-01', 'actual'), 'J3-01', 'industries']],
    },
    {
      name: 'a target that the allocation alone knows',
      given: () =>
        Form.own({ without: ['target', 'attainment'] })
          .put('D2-06', 'actual', '31')
          .put('D2-06', 'previous', '30'),
      options: () => ({ allocation: Form.allocation() }),
      found: (form) => [[form.at('D2-06', 'actual'), 'D2-06']],
      besides: ['missing-column'],
    },
  ],
});
