import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromA1, toA1 } from '../../../src/core/address';
import { bindWorkbook } from '../../../src/core/report/bind';
import type { Identity, NumberReading, Reading, Report } from '../../../src/core/report/report';
import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';
import { readFixture } from '../../support/read-file';

interface TruthCell {
  readonly cell: string;
  readonly value: number | null;
}

interface TruthValue {
  readonly row: number;
  readonly cell: string;
  readonly actual: number | null;
  readonly raw?: string | number;
  readonly numerator?: TruthCell;
  readonly denominator?: TruthCell;
  readonly target?: TruthCell;
  readonly previous?: TruthCell;
  readonly industries?: Readonly<Record<string, TruthCell>>;
}

interface Truth {
  readonly sheet: string;
  readonly unit: string;
  readonly period: string;
  readonly form: string;
  readonly identity: Readonly<Partial<Record<string, string>>>;
  readonly values: Readonly<Record<string, TruthValue>>;
  readonly notReports: readonly string[];
  readonly findings: readonly { readonly rule: string; readonly cell: string | null }[];
}

const RETURNS = ['lucheng-clean.xlsx', 'lucheng-slips.xlsx', 'ruian-slips.xlsx', 'wencheng-clean.xls'];

function truthOf(file: string): Truth {
  const path = join(__dirname, '../../fixtures/returns', file.replace(/\.xlsx?$/, '.truth.json'));
  return JSON.parse(readFileSync(path, 'utf8')) as Truth;
}

async function bind(file: string): Promise<{ report: Report; ignored: readonly string[] }> {
  const { reports, matrices, ignored } = bindWorkbook(await readFixture(`returns/${file}`), catalogue, file);
  expect([reports.length, matrices.length]).toEqual([1, 0]);
  return { report: reports[0]!, ignored };
}

function valueOf(number: NumberReading): number | null {
  return 'value' in number ? number.value : null;
}

const stand = (reading: Reading | undefined) => reading && [toA1(reading.row, reading.column), valueOf(reading.number)];

describe.each(RETURNS)('%s', (file) => {
  const truth = truthOf(file);

  test('is read as the one report of its unit and period', async () => {
    const { report, ignored } = await bind(file);
    expect([report.sheet.name, report.unit?.code, report.period?.id, report.form, report.stamp, report.source]).toEqual(
      [truth.sheet, truth.unit, truth.period, truth.form, null, file],
    );
    expect(ignored).toEqual(truth.notReports);
  });

  test('has its identity where the truth says', async () => {
    const { identity } = (await bind(file)).report;
    const cells: Record<string, string> = {};
    for (const [role, located] of Object.entries(identity) as [keyof Identity, Identity[keyof Identity]][]) {
      if (!located) continue;
      expect(located.value).not.toBeNull();
      cells[role === 'unitCode' ? 'code' : role] = toA1(located.row, located.column);
    }
    expect(cells).toEqual(truth.identity);
  });

  test('has every value where the truth says', async () => {
    const { report } = await bind(file);
    const slips = new Set(
      truth.findings.filter(({ rule }) => rule === 'percent-scale' || rule === 'unit-scale').map(({ cell }) => cell),
    );
    const read: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const [code, value] of Object.entries(truth.values)) {
      const entry = report.byCode.get(code)!;
      const there = (cell: TruthCell | undefined) => cell && [cell.cell, cell.value];
      expected[code] = {
        row: value.row - 1,
        actual: [value.cell, slips.has(value.cell) ? contentOf(report, value.cell) : value.actual],
        numerator: there(value.numerator),
        denominator: there(value.denominator),
        target: there(value.target),
        previous: there(value.previous),
        industries: catalogue.industries.flatMap((industry) => {
          const cell = value.industries?.[industry];
          return cell ? [there(cell)] : [];
        }),
      };
      const operand = (reading: Reading | undefined, truly: TruthCell | undefined) =>
        truly ? stand(reading) : undefined;
      read[code] = {
        row: entry.row,
        actual: stand(entry.actual),
        numerator: operand(entry.numerator, value.numerator),
        denominator: operand(entry.denominator, value.denominator),
        target: operand(entry.target, value.target),
        previous: operand(entry.previous, value.previous),
        industries: entry.industries.map((sub) => stand(sub?.actual)),
      };
    }
    expect(read).toEqual(expected);
    expect(report.entries.map(({ code }) => code)).toEqual(Object.keys(truth.values));
  });
});

/** A slip of scale is read as it stands; the rules see it. */
function contentOf(report: Report, address: string): unknown {
  const { row, column } = fromA1(address)!;
  return report.sheet.rows[row]?.[column]?.value;
}

test('the workbook of many features holds no report, and that is no error', async () => {
  const { reports, matrices, ignored } = bindWorkbook(await readFixture('rich-workbook.xlsx'), catalogue, '');
  expect([reports, matrices, ignored.length]).toEqual([[], [], 6]);
});
