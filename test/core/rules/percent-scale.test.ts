import { rule } from '../../../src/core/rules/percent-scale';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a sheet in points', given: () => Form.own({ percentages: 'points' }) },
    {
      name: 'a typed result that its operands do not bear out at all, which is ratio-mismatch’s',
      given: () => Form.own().put('D3-05', 'actual', '0.25'),
    },
    {
      name: 'a share of more than one, which is share-range’s',
      given: () => Form.own({ without: ['numerator', 'denominator'] }).put('D3-05', 'actual', '1.2'),
    },
    {
      name: 'a share of far more than a hundred',
      given: () => Form.own({ without: ['numerator', 'denominator'] }).put('D3-05', 'actual', '670'),
    },
    {
      name: 'a share that is merely small',
      given: () => Form.own({ without: ['numerator', 'denominator'] }).put('D3-05', 'actual', '0.012'),
    },
    {
      name: 'no result while nothing is reported',
      given: () => Form.own().put('D3-05', 'numerator', '0').put('D3-05', 'actual', '0'),
    },
    {
      name: 'operands without a result',
      given: () => Form.own().put('D3-05', 'numerator', '').put('D3-05', 'actual', '30.1'),
    },
    {
      name: 'a small target that the document does not bear out either',
      given: () => Form.own().put('D3-05', 'target', '0.01'),
    },
    {
      name: 'a last period that this one does not bear out',
      given: () => Form.own().put('D3-05', 'previous', '{0.00%} 0.001'),
    },
    {
      name: 'a last period that the accepted report contradicts, which is restated-previous’s',
      given: () => Form.own().put('D3-05', 'previous', '29'),
      options: () => ({ previous: [Form.own({ period: '2021Q2' }).report()] }),
    },
    {
      name: 'a target that is known, which is altered-target’s',
      given: () => Form.own().put('D3-05', 'target', '30'),
      options: () => ({ allocation: Form.allocation() }),
    },
  ],
  invalid: [
    {
      name: '30.1 beside its operands',
      given: () => Form.own().put('D3-05', 'actual', '30.1'),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05', 'operands', 'verify']],
    },
    {
      name: '30.1 in a cell with a % format',
      given: () => Form.own().put('D3-05', 'actual', '{0.0%} 30.1'),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05', 'operands']],
    },
    {
      name: '0.301 among points',
      given: () => Form.own({ percentages: 'points' }).put('D3-05', 'actual', '0.301'),
      found: (form) => [[form.at('D3-05', 'actual'), 'D3-05', 'operands']],
    },
    {
      name: '77 where no operands are, after the last period',
      given: () => Form.own().put('J1-05', 'actual', '77'),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05', 'earlier']],
    },
    {
      name: '77 where no operands are, by the target alone',
      given: () => Form.own().put('J1-05', 'actual', '77').put('J1-05', 'previous', ''),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05', 'target']],
    },
    {
      name: '0.77 % where no operands are',
      given: () => Form.own().put('J1-05', 'actual', '{0.00%} 0.0077'),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05', 'earlier']],
    },
    {
      name: '0.77 % by the target alone, beside a last period that is a slip itself',
      given: () => Form.own().put('J1-05', 'actual', '{0.00%} 0.0077').put('J1-05', 'previous', '77'),
      found: (form) => [[form.at('J1-05', 'actual'), 'J1-05', 'target']],
    },
    {
      name: 'a rate of 1200 %',
      given: () =>
        Form.own({ unit: '330300' })
          .put('B2-02', 'denominator', '12')
          .put('B2-02', 'actual', '')
          .put('B2-02', 'attainment', ''),
      found: (form) => [[form.at('B2-02', 'denominator'), 'B2-02', 'rate']],
    },
    {
      name: 'a target of 30 where the document says 30 %',
      given: () => Form.own().put('D3-05', 'target', '30').put('D3-05', 'attainment', ''),
      found: (form) => [[form.at('D3-05', 'target'), 'D3-05', 'of-target']],
    },
    ...(
      [
        ['29 for the last period', 'fractions', '29'],
        ['0.29 % for the last period', 'fractions', '{0.00%} 0.0029'],
        ['0.29 for the last period, among points', 'points', '0.29'],
      ] as const
    ).map(([name, percentages, text]) => ({
      name,
      given: () => Form.own({ percentages }).put('D3-05', 'previous', text),
      found: (form: Form) => [[form.at('D3-05', 'previous'), 'D3-05', 'of-previous'] as const],
    })),
    {
      name: 'a target of 0.3 %',
      given: () => Form.own().put('D3-05', 'target', '0.003').put('D3-05', 'attainment', ''),
      found: (form) => [[form.at('D3-05', 'target'), 'D3-05', 'of-target']],
    },
  ],
});
