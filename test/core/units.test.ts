import { WENZHOU_2020_93 as CATALOGUE } from '../../src/core/schema/wenzhou-2020-93';
import { findUnit, findUnitIn, nearestUnit, unitByCode } from '../../src/core/units';

describe('findUnit', () => {
  test.each(
    CATALOGUE.units.flatMap((unit) => [unit.code, unit.name, ...unit.aliases].map((name) => [name, unit.code])),
  )('%s is %s', (name, code) => {
    expect(findUnit(name, CATALOGUE)?.code).toBe(code);
    expect(findUnit(`${name}（盖章）`, CATALOGUE)?.code).toBe(code);
    expect(findUnit([...name].join(' '), CATALOGUE)?.code).toBe(code);
  });

  test.each([
    [330302, '330302'],
    ['３３０３０２', '330302'],
    ['330302000000', '330302'],
    ['温州市鹿城区', '330302'],
    ['浙江省温州市鹿城区', '330302'],
    ['温州鹿城', '330302'],
    ['鹿城区人民政府', '330302'],
    ['鹿城区人民政府办公室', '330302'],
    ['鹿城区政府', '330302'],
    ['温州市鹿城区经信局（盖章）', '330302'],
    ['瑞安市经济和信息化局(公章)', '330381'],
    ['填报单位：瑞安市', '330381'],
    ['填报单位（盖章）：瑞安市', '330381'],
    ['瓯江口产业集聚区管委会', 'OJK'],
    ['浙南沿海先进装备产业集聚区管理委员会', 'ZNJ'],
    ['温州市人民政府', '330300'],
    ['温州市经信局', '330300'],
  ])('%s is %s', (text, code) => {
    expect(findUnit(text, CATALOGUE)?.code).toBe(code);
  });

  test.each([['上海市'], [''], ['区'], [330399], ['鹿城区和龙湾区'], ['政府'], ['温州市鹿城区'.repeat(20)]])(
    '%s is none',
    (text) => {
      expect(findUnit(text, CATALOGUE)).toBeNull();
    },
  );
});

describe('findUnitIn', () => {
  test.each([
    ['鹿城区传统制造业改造提升2.0版指标报送表', '330302'],
    ['温州市瑞安市2021年三季度', '330381'],
    ['鹿城区（330302）', '330302'],
    ['鹿城 2021年1-9月', '330302'],
    ['鹿城市场监管局企业科', '330302'],
    ['苍南经信', '330327'],
    ['平阳表', '330326'],
    ['报送单位 OJK', 'OJK'],
    ['论文成果 永嘉县', '330324'],
    ['温州市本级报送表', '330300'],
    ['温州市传统制造业（瓯江口产业集聚区）', 'OJK'],
  ])('%s names %s', (text, code) => {
    expect(findUnitIn(text, CATALOGUE)?.code).toBe(code);
  });

  test.each([
    ['the place is not the unit', '温州市传统制造业改造提升2.0版指标报送表'],
    ['two units', '鹿城区、龙湾区'],
    ['two short names', '鹿城 龙湾'],
    ['a county that is a city', '瑞安县'],
    ['a district that is no city', '鹿城市2021年三季度'],
    ['a slip of the pen', '鹿城去'],
    ['a zone of its own', '乐清经济开发区管委会'],
    ['a code within a longer number', '1330302'],
    ['a code at the head of a longer number', '3303021'],
    ['a code in the middle of a longer number', '13303021'],
    ['none', '指标报送表'],
    ['nothing', ''],
  ])('%s: none', (_, text) => {
    expect(findUnitIn(text, CATALOGUE)).toBeNull();
  });
});

test.each([
  ['鹿成区', '330302'],
  ['龙弯区', '330303'],
  ['鹿城区', '330302'],
  ['鹿城区2021年', '330302'],
  ['瓯江囗产业集聚区', 'OJK'],
])('%s is nearest to %s', (text, code) => {
  expect(nearestUnit(text, CATALOGUE)?.code).toBe(code);
});

test.each([['北京'], [''], ['报送表']])('%s is near to none', (text) => {
  expect(nearestUnit(text, CATALOGUE)).toBeNull();
});

test.each([
  ['330302', '鹿城区'],
  ['OJK', '瓯江口产业集聚区'],
])('the code %s is %s', (code, name) => {
  expect(unitByCode(CATALOGUE, code)?.name).toBe(name);
});

test('an unknown code, and a name, are no code', () => {
  expect(unitByCode(CATALOGUE, '110105')).toBeNull();
  expect(unitByCode(CATALOGUE, '鹿城区')).toBeNull();
});
