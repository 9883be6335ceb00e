import { rule } from '../../../src/core/rules/part-exceeds-whole';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a generated form of the city', given: () => Form.generated({ unit: '330300' }) },
    { name: 'a whole that cannot be read', given: () => Form.own().put('J3-01.1', 'actual', '若干') },
    { name: 'a whole below zero, which is negative-value’s', given: () => Form.own().put('J3-01.1', 'actual', '-1') },
    {
      name: 'half a project, which is non-integer-count’s',
      given: () => Form.own().put('J3-02', 'actual', '9.5').put('J3-01.4', 'actual', '0.5'),
    },
    { name: 'a whole without a row', given: () => Form.own().remove('J3-01.1') },
    { name: 'a part without a row', given: () => Form.own().remove('J3-02') },
    { name: 'a sheet of the city without the whole', given: () => Form.own({ unit: '330300' }).remove('Z3-02') },
  ],
  invalid: [
    {
      name: 'more large projects of an industry than projects',
      given: () =>
        Form.generated()
          .put('J3-01.1', 'actual', '1')
          .put('J3-01.1', 'previous', '')
          .put('J3-01', 'explanation', '因电气项目签约推迟，计划四季度开工。'),
      found: (form) => [[form.at('J3-02', 'actual'), 'J3-02']],
    },
    {
      name: 'a part of an output larger than all of it',
      given: () => Form.generated({ unit: '330300' }).put('Z3-03', 'actual', '120').put('Z3-03', 'previous', '90'),
      found: (form) => [[form.at('Z3-03', 'actual'), 'Z3-03']],
    },
  ],
});
