import { rule } from '../../../src/core/rules/error-value';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    {
      name: 'the text of an error in an explanation',
      given: () => Form.own().put('D2-02', 'explanation', "'#REF! 已改正"),
    },
    {
      name: 'a result without a base, which is zero-base’s',
      given: () =>
        Form.own()
          .put('D3-05', 'denominator', '0')
          .put('D3-05', 'actual', '=F17/G17 → #DIV/0!')
          .put('D3-05', 'attainment', '=H17/E17 → #DIV/0!'),
    },
    {
      name: 'a result of blank operands, which is blank-value’s',
      given: () =>
        Form.own()
          .put('D3-05', 'numerator', '')
          .put('D3-05', 'denominator', '')
          .put('D3-05', 'actual', '=F17/G17 → #DIV/0!'),
    },
    {
      name: 'a result of an operand written as text, which is text-number’s',
      given: () => Form.own().put('D3-05', 'numerator', "'３００").put('D3-05', 'actual', '=F17/G17 → #VALUE!'),
    },
    {
      name: 'a computed cell of a generated form, which is altered-formula’s',
      given: () => Form.generated().put('D2-02', 'attainment', '#REF!'),
    },
  ],
  invalid: [
    {
      name: 'an error in an input',
      given: () => Form.own().put('D2-02', 'actual', '#REF!').put('D2-02', 'attainment', '=H6/E6 → #REF!'),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
    },
    {
      name: 'an error in an operand, and not in what follows from it',
      given: () => Form.own().put('D3-05', 'numerator', '#N/A').put('D3-05', 'actual', '=F17/G17 → #N/A'),
      found: (form) => [[form.at('D3-05', 'numerator'), 'D3-05']],
    },
    {
      name: 'an error in a sub-row',
      given: () => Form.own().put('J3-01.2', 'actual', '#VALUE!').put('J3-01', 'actual', '=MIN(H1:H5) → #VALUE!'),
      found: (form) => [[form.at('J3-01.2', 'actual'), 'J3-01.2']],
    },
    {
      name: 'an error in a computed result',
      given: () =>
        Form.own().put('D3-05', 'actual', '=F17/G170 → #DIV/0!').put('D3-05', 'attainment', '=H17/E17 → #DIV/0!'),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05']],
    },
    {
      name: 'an attainment without a target',
      given: () => Form.own().put('J5-05', 'target', '').put('J5-05', 'attainment', '=H1/E1 → #DIV/0!'),
      found: (form) => [[form.at('J5-05', 'attainment'), 'J5-05']],
    },
    {
      name: 'an error in a target and one in a status that follows',
      given: () => Form.own().put('J5-05', 'target', '#NAME?').put('J5-05', 'status', '=A1 → #NAME?'),
      found: (form) => [[form.at('J5-05', 'target'), 'J5-05']],
    },
    {
      name: 'errors in last period, explanation and evidence',
      given: () =>
        Form.own()
          .put('J5-05', 'previous', '#NUM!')
          .put('J5-05', 'explanation', '#NAME?')
          .put('J5-05', 'evidence', '#NULL!'),
      found: (form) => [
        [form.at('J5-05', 'previous'), 'J5-05'],
        [form.at('J5-05', 'explanation'), 'J5-05'],
        [form.at('J5-05', 'evidence'), 'J5-05'],
      ],
    },
    {
      name: 'an error in an input of a generated form',
      given: () => Form.generated().put('D2-02', 'actual', '#REF!').calculate(),
      found: (form) => [[form.at('D2-02', 'actual'), 'D2-02']],
    },
    {
      name: 'an error on a sheet that lacks a sub-row',
      given: () => Form.own().remove('J3-01.2').put('J5-05', 'previous', '#N/A'),
      found: (form) => [[form.at('J5-05', 'previous'), 'J5-05']],
      besides: ['missing-row'],
    },
    {
      name: 'a parent without sub-rows',
      given: () =>
        [1, 2, 3, 4, 5]
          .reduce((form, place) => form.remove(`D3-01.${place}`), Form.own())
          .put('D3-01', 'actual', '#REF!'),
      found: (form) => [[form.at('D3-01', 'actual'), 'D3-01']],
      besides: ['missing-row'],
    },
  ],
});
