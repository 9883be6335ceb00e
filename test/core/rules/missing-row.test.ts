import { toA1 } from '../../../src/core/address';
import { check } from '../../../src/core/check';
import { rule } from '../../../src/core/rules/missing-row';
import { Form } from '../../support/form';
import { only, OPTIONS, testRule } from '../../support/rule-tester';

testRule(rule, {
  valid: [
    { name: 'a generated form', given: () => Form.generated() },
    { name: 'an indicator that does not apply to the unit', given: () => Form.own({ unit: '330328' }).remove('J1-07') },
    {
      name: 'an indicator of some units only, on the sheet of an unknown one',
      given: () => Form.own({ sheetName: 'Sheet1' }).putAt('A2', '填报单位：西湖景区管委会').remove('J1-07'),
    },
    {
      name: 'a row whose name was changed, which is unknown-row’s business',
      given: () => Form.own({ without: ['code'] }).put('J2-05', 'name', '新认定省级的首台套产品数'),
    },
    {
      name: 'sub-rows with names of the clerk’s own, which is unknown-row’s business',
      given: () =>
        Form.own({ without: ['code'] })
          .put('J3-01.2', 'name', '其中：制鞋')
          .put('J3-01.5', 'name', '其中：阀门'),
    },
    {
      name: 'all sub-rows with names of the clerk’s own',
      given: () =>
        ['甲类', '乙类', '丙类', '丁类', '戊类'].reduce(
          (form, name, place) => form.put(`D3-01.${place + 1}`, 'name', name),
          Form.own({ without: ['code'] }),
        ),
    },
  ],
  invalid: [
    {
      name: 'a sub-row deleted while another row of the clerk’s own follows further below',
      given: () =>
        Form.own().remove('J2-02.3').insertAfter('J2-03', { name: '完成技改投资额', unit: '亿元', actual: '2' }),
      found: () => [[null, 'J2-02.3']],
      besides: ['unknown-row'],
    },
    {
      name: 'a deleted row',
      given: () => Form.own().remove('J2-07'),
      found: () => [[null, 'J2-07']],
    },
    {
      name: 'the first and the last row deleted',
      given: () => Form.own().remove('D1-01').remove('F3-02'),
      found: () => [
        [null, 'D1-01'],
        [null, 'F3-02'],
      ],
    },
    {
      name: 'a sub-row deleted',
      given: () => Form.own().remove('J3-01.2'),
      found: () => [[null, 'J3-01.2']],
    },
    {
      name: 'the first sub-row deleted',
      given: () => Form.own().remove('J2-01.1'),
      found: () => [[null, 'J2-01.1']],
    },
    {
      name: 'all sub-rows deleted',
      given: () => [1, 2, 3, 4, 5].reduce((form, place) => form.remove(`D3-01.${place}`), Form.own()),
      found: () => [[null, 'D3-01', 'industries']],
    },
    {
      name: 'a row after a parent that lacks a sub-row',
      given: () => Form.own().remove('J3-01.3').remove('J3-02'),
      found: () => [
        [null, 'J3-01.3'],
        [null, 'J3-02'],
      ],
    },
    {
      name: 'a parent deleted with its sub-rows',
      given: () => [1, 2, 3, 4, 5].reduce((form, place) => form.remove(`D3-01.${place}`), Form.own()).remove('D3-01'),
      found: () => [[null, 'D3-01']],
    },
    {
      name: 'a row taken out of a generated form',
      given: () => {
        const form = Form.generated();
        form.cells[form.rows.get('J5-04')!] = [];
        return form;
      },
      found: () => [[null, 'J5-04']],
      besides: ['altered-formula'],
    },
    {
      name: 'a sub-row taken out of a generated form',
      given: () => {
        const form = Form.generated();
        form.cells[form.rows.get('J3-01.5')!] = [];
        return form;
      },
      found: () => [[null, 'J3-01.5']],
    },
    {
      name: 'a row of a sheet that has codes and no names',
      given: () => Form.own({ without: ['name'] }).remove('J5-04'),
      found: () => [[null, 'J5-04']],
    },
  ],
});

describe('the row that is put in', () => {
  const taken = (code: string): Form => {
    const form = Form.generated();
    form.cells[form.rows.get(code)!] = [];
    return form;
  };

  const inserted = (form: Form): readonly string[] => {
    const { findings } = check([form.report()], { ...OPTIONS, settings: only(rule) });
    return findings.flatMap(({ fix }) => {
      const { cell, after, change } = fix!;
      if (change.kind !== 'insert-row') return [];
      return [`${cell} ${after}`, ...change.cells.map((one) => `${toA1(change.before, one.column)} ${one.value}`)];
    });
  };

  test.each<[sentence: string, form: () => Form, row: readonly string[]]>([
    [
      'stands after the row before it',
      () => Form.own().remove('J2-07'),
      ['C45 产业链上下游企业共同体', 'B45 J2-07', 'C45 产业链上下游企业共同体', 'D45 个'],
    ],
    [
      'stands first where it is the first',
      () => Form.own().remove('D1-01'),
      ['C4 传统制造业新产品产值年均增长', 'B4 D1-01', 'C4 传统制造业新产品产值年均增长', 'D4 %'],
    ],
    [
      'stands after the last part of the row before it',
      () => Form.own().remove('D3-02'),
      ['C18 新增省级工业互联网平台', 'B18 D3-02', 'C18 新增省级工业互联网平台', 'D18 个'],
    ],
    [
      'stands after the part before it, counted like its whole',
      () => Form.own().remove('J3-01.2'),
      ['C49 其中：鞋业', 'B49 J3-01.2', 'C49 其中：鞋业', 'D49 个'],
    ],
    [
      'has no unit where its whole is a coverage',
      () => Form.own().remove('D3-01.1'),
      ['C13 其中：电气', 'B13 D3-01.1', 'C13 其中：电气'],
    ],
    [
      'has no code where the sheet has none',
      () => Form.own({ without: ['code'] }).remove('J2-07'),
      ['B45 产业链上下游企业共同体', 'B45 产业链上下游企业共同体', 'C45 个'],
    ],
    [
      'has no name where the sheet has none',
      () => Form.own({ without: ['name'] }).remove('J2-07'),
      ['B45 产业链上下游企业共同体', 'B45 J2-07', 'C45 个'],
    ],
    [
      'has the target that was set, on a generated sheet',
      () => taken('J5-04'),
      ['C73 省政府质量奖', 'B73 J5-04', 'C73 省政府质量奖', 'D73 个', 'F73 20'],
    ],
  ])('%s', (_, given, row) => {
    expect(inserted(given())).toEqual(row);
  });
});
