import fc from 'fast-check';
import type { Stamp } from '../../../src/core/report/report';
import { GENERATED_NAME, isGenerated, readStamp, stampNames } from '../../../src/core/report/stamp';
import type { DefinedName, WorkbookSnapshot } from '../../../src/core/snapshot';

const STAMP: Stamp = {
  catalogue: 'wenzhou-2020-93',
  version: '1.0.0',
  unit: '330302',
  period: '2021Q3',
  form: 'county',
  targets: new Map([
    ['D1-01', 0.12],
    ['J3-01.2', 1],
  ]),
};

function carrying(names: readonly Omit<DefinedName, 'sheet'>[], sheet = '鹿城区'): WorkbookSnapshot {
  return { sheets: [], names: names.map((name) => ({ ...name, sheet })) };
}

test('a stamp is text constants in hidden names of the sheet', () => {
  expect(stampNames(STAMP)).toEqual([
    { name: '_pir_schema', formula: '"wenzhou-2020-93@1.0.0"', hidden: true },
    { name: '_pir_form', formula: '"county"', hidden: true },
    { name: '_pir_unit', formula: '"330302"', hidden: true },
    { name: '_pir_period', formula: '"2021Q3"', hidden: true },
    { name: '_pir_targets', formula: '"D1-01=0.12;J3-01.2=1"', hidden: true },
  ]);
});

test('a stamp is read back as it was written, from its own sheet only', () => {
  const snapshot = carrying(stampNames(STAMP));
  expect(readStamp(snapshot, '鹿城区')).toEqual(STAMP);
  expect(readStamp(snapshot, '龙湾区')).toBeNull();
});

test('any stamp survives, within the limits that Excel sets to literals and formulas', () => {
  const code = fc.stringMatching(/^[A-Z]\d-\d\d(\.\d)?$/);
  fc.assert(
    fc.property(
      fc.record({
        catalogue: fc.string().filter((text) => !text.includes('@')),
        version: fc.stringMatching(/^[\d.]*$/),
        unit: fc.string(),
        period: fc.string(),
        form: fc.constantFrom('county' as const, 'city' as const),
        targets: fc.array(fc.tuple(code, fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 900 }),
      }),
      (record) => {
        const targets = new Map(record.targets.map(([key, value]) => [key, value + 0]));
        const names = stampNames({ ...record, targets });
        for (const { formula } of names) {
          expect(formula.length).toBeLessThanOrEqual(8192);
          for (const literal of formula.match(/"(?:[^"]|"")*"/g)!) expect(literal.length - 2).toBeLessThanOrEqual(510);
        }
        expect(readStamp(carrying(names), '鹿城区')).toEqual({ ...record, targets });
      },
    ),
    { numRuns: 50 },
  );
});

test('many targets go into further names', () => {
  const targets = new Map(Array.from({ length: 900 }, (_, index) => [`D1-${String(index)}`, 0.123456]));
  const names = stampNames({ ...STAMP, targets });
  expect(names.map(({ name }) => name).filter((name) => name.startsWith('_pir_targets'))).toEqual([
    '_pir_targets',
    '_pir_targets2',
    '_pir_targets3',
  ]);
  expect(readStamp(carrying(names), '鹿城区')?.targets).toEqual(targets);
});

test.each([['="wenzhou-2020-93@1.0.0"'], ['"wenzhou-2020-93" & "@1.0.0"'], ['of:="wenzhou-2020-93@1.0.0"']])(
  'another program may re-write the formula: %s',
  (formula) => {
    const names = stampNames(STAMP).map((name) =>
      name.name === '_pir_schema' ? { ...name, name: '_PIR_SCHEMA', formula } : name,
    );
    expect(readStamp(carrying(names), '鹿城区')).toEqual(STAMP);
  },
);

test.each([
  ['no schema', '_pir_schema', null],
  ['no form', '_pir_form', null],
  ['another form', '_pir_form', '"town"'],
  ['no targets', '_pir_targets', null],
  ['targets that cannot be read', '_pir_targets', '#REF!'],
  ['a form whose text has no end', '_pir_form', '"county'],
])('a stamp with %s is none', (_, name, formula) => {
  const names = stampNames(STAMP).flatMap((known) =>
    known.name !== name ? [known] : formula === null ? [] : [{ ...known, formula }],
  );
  expect(readStamp(carrying(names), '鹿城区')).toBeNull();
});

test('what is damaged in a stamp is left out', () => {
  const names = [
    { name: '_pir_schema', formula: '"wenzhou-2020-93"', hidden: true },
    { name: '_pir_form', formula: '"city"', hidden: true },
    { name: '_pir_targets', formula: '"D1-01=;=5;D2-02=x;D2-03=4000;"', hidden: true },
  ];
  expect(readStamp(carrying(names), '鹿城区')).toEqual({
    catalogue: 'wenzhou-2020-93',
    version: '',
    form: 'city',
    unit: '',
    period: '',
    targets: new Map([['D2-03', 4000]]),
  });
});

test('a sheet of output is known by its name; names of the workbook and of others do not count', () => {
  const snapshot: WorkbookSnapshot = {
    sheets: [],
    names: [
      { name: GENERATED_NAME.toUpperCase(), sheet: '汇总表', formula: '"overview"', hidden: true },
      { name: GENERATED_NAME, sheet: null, formula: '"overview"', hidden: true },
      { name: 'Print_Area', sheet: '说明', formula: '$A$1', hidden: false },
    ],
  };
  expect(['汇总表', '说明', '鹿城区'].map((name) => isGenerated(snapshot, name))).toEqual([true, false, false]);
});
