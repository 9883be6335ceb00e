import { rule } from '../../../src/core/rules/share-range';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const typed = (value: string): Form =>
  Form.own({ without: ['numerator', 'denominator'] }).put('D3-05', 'actual', value);

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: '100 %', given: () => Form.own().put('J1-05', 'actual', '1') },
    { name: 'a plot ratio', given: () => Form.own() },
    { name: '30.1, which is percent-scale’s', given: () => typed('30.1') },
    {
      name: 'a result beside operands, which is ratio-mismatch’s',
      given: () => Form.own().put('D3-05', 'actual', '1.2'),
    },
    { name: 'half an industry, which is non-integer-count’s', given: () => Form.own().put('D3-01.1', 'actual', '1.5') },
  ],
  invalid: [
    {
      name: '120 % where no operands are',
      given: () => typed('1.2'),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05', undefined]],
      besides: ['missing-column'],
    },
    {
      name: 'a lowest park of 130 %',
      given: () => Form.own().put('J1-05', 'actual', '1.3').put('J1-05', 'previous', ''),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05', undefined]],
    },
    {
      name: 'an industry covered thrice',
      given: () => Form.generated().put('D3-01.1', 'actual', '3'),
      found: (form) => [[form.at('D3-01.1', 'actual'), 'D3-01.1', 'flag']],
    },
  ],
});
