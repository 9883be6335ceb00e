import { rule } from '../../../src/core/rules/altered-target';
import { Form } from '../../support/form';
import { testRule } from '../../support/rule-tester';

const allocated = () => ({ allocation: Form.allocation() });

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'a sheet of one’s own whose targets nobody knows', given: () => Form.own().put('D2-02', 'target', '15') },
    {
      name: 'targets that agree with the allocation',
      given: () => Form.own().put('F3-01', 'target', '{0} 200.4'),
      options: allocated,
    },
    {
      name: 'a target with a formula error, which is error-value’s',
      given: () => Form.generated().put('D2-02', 'target', '#REF!'),
    },
    { name: 'a dash where there is no target', given: () => Form.generated().put('D3-01', 'target', '—') },
    {
      name: 'a generated form that was made before the targets were allocated',
      given: () => Form.generated({ allocated: false }),
      options: allocated,
    },
    {
      name: 'no target where none was allocated',
      given: () => Form.own().put('J5-05', 'target', '—'),
      options: () => ({ allocation: { source: '', targets: new Map([['330302', new Map<string, number>()]]) } }),
    },
  ],
  invalid: [
    {
      name: 'a target changed in a generated form',
      given: () => Form.generated().put('D2-02', 'target', '5').calculate(),
      found: (form) => [[form.at('D2-02', 'target'), 'D2-02', undefined]],
    },
    {
      name: 'a target deleted in a generated form',
      given: () => Form.generated().put('D2-02', 'target', '').calculate(),
      found: (form) => [[form.at('D2-02', 'target'), 'D2-02', 'blank']],
    },
    {
      name: 'a target that says more than a number',
      given: () => Form.generated().put('D2-02', 'target', '30个以上'),
      found: (form) => [[form.at('D2-02', 'target'), 'D2-02', undefined]],
    },
    {
      name: 'a sub-row’s target put where there is none',
      given: () => Form.generated().put('D3-01', 'target', '1'),
      found: (form) => [[form.at('D3-01', 'target'), 'D3-01', 'added']],
    },
    {
      name: 'a target that differs from the allocation',
      given: () => Form.own().put('D2-02', 'target', '15'),
      options: allocated,
      found: (form) => [[form.at('D2-02', 'target'), 'D2-02', undefined]],
      besides: ['ratio-mismatch'],
    },
    {
      name: 'a level that was not allocated and differs from the document',
      given: () => Form.own({ percentages: 'points' }).put('D3-05', 'target', '25'),
      options: () => ({ allocation: { source: '', targets: new Map([['330302', new Map([['D2-02', 20]])]]) } }),
      found: (form) => [[form.at('D3-05', 'target'), 'D3-05', undefined]],
    },
  ],
});
