import type { Allocation } from './allocation';
import { assess, figureOf } from './attainment';
import type { DataValidation, PlannedCell, SheetPlan } from './edit';
import { formatPeriod, periodEnd, type Period } from './period';
import type { Report, Stamp } from './report/report';
import { stampNames } from './report/stamp';
import type { Catalogue, Form, ReportingUnit } from './schema/catalogue';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import { lightFormats, Styles } from './sheet-styles';
import { layBody, type Body } from './template/body';
import { COLUMN_OF, LAST_COLUMN, TEMPLATE_COLUMNS } from './template/columns';
import { layFoot } from './template/foot';
import { monthInWords, sheetTitle } from './template/words';

export interface TemplateOptions {
  readonly allocation?: Allocation | null;
  /** The unit's report of the period before: fills 上期完成值. */
  readonly previous?: Report | null;
  readonly settings?: Settings;
}

const HEADER = 3;

/** The reporting sheet of one unit for one period, ready to be filled in. */
export function templatePlan(
  catalogue: Catalogue,
  unit: ReportingUnit,
  period: Period,
  options: TemplateOptions = {},
): SheetPlan {
  const { allocation = null, previous = null, settings = DEFAULT_SETTINGS } = options;
  const form: Form = unit.kind === 'city' ? 'city' : 'county';
  const styles = new Styles();
  const body = layBody({
    catalogue,
    unit,
    period,
    form,
    thresholds: settings.thresholds,
    targets: allocation?.targets.get(unit.code) ?? new Map<string, number>(),
    previous: previous && previousFigures(previous, { catalogue, settings, allocation }),
    styles,
    firstRow: HEADER + 1,
  });
  const foot = layFoot(catalogue, form, body.lastRow + 1, periodEnd(period));
  const rows = [...headRows(catalogue, unit, period, form), ...body.rows, ...foot.rows];
  const statuses = area(body, COLUMN_OF.get('status')!);
  return {
    name: unit.name,
    rows,
    styles: styles.all,
    columns: TEMPLATE_COLUMNS.map(({ width }) => ({ width })),
    rowHeights: { 0: 34, 1: 18, 2: 20, [HEADER]: 26, ...body.rowHeights, ...foot.rowHeights },
    merges: [...headMerges(), ...body.merges, ...foot.merges],
    freeze: { rows: HEADER + 1, columns: COLUMN_OF.get('name')! + 1 },
    showGridlines: false,
    validations: [...body.validations, ...foot.validations],
    conditionalFormats: lightFormats(statuses),
    page: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: true,
      repeatRows: [HEADER, HEADER],
      printArea: { top: 0, left: 0, bottom: rows.length - 1, right: LAST_COLUMN },
      footer: { left: `${unit.name}　${formatPeriod(period)}`, center: '第 &P 页 共 &N 页' },
      margins: { top: 1.3, bottom: 1.5, left: 1, right: 1 },
      centerHorizontally: true,
    },
    protection: { formatColumns: true, formatRows: true },
    names: stampNames(stampOf(catalogue, unit, period, form, body)),
  };
}

/** 上期完成值 by code, sub-rows too. */
function previousFigures(
  report: Report,
  standards: { readonly catalogue: Catalogue; readonly settings: Settings; readonly allocation: Allocation | null },
): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const [code, entry] of report.byCode) {
    const figure = entry.industry === null ? assess(report, entry, standards).actual : figureOf(entry.actual);
    if (figure !== null) figures.set(code, figure);
  }
  return figures;
}

function stampOf(catalogue: Catalogue, unit: ReportingUnit, period: Period, form: Form, body: Body): Stamp {
  return {
    catalogue: catalogue.id,
    version: catalogue.version,
    unit: unit.code,
    period: period.id,
    form,
    targets: body.targets,
  };
}

/** The columns at which the parts of the head's lines begin. */
const HEAD_PARTS = [0, 4, 9, 13] as const;
const IDENTITY_PARTS = [0, 6, 11] as const;

function headRows(catalogue: Catalogue, unit: ReportingUnit, period: Period, form: Form): PlannedCell[][] {
  const { sheets, document, programme } = catalogue;
  return [
    line([[0, sheetTitle(catalogue), 'title']]),
    line(
      [
        `表　　号：${sheets?.tables[form] ?? ''}`,
        `制定机关：${sheets?.authority ?? document.issuer}`,
        `依　　据：${document.number}`,
        `有效期至：${monthInWords(programme.end)}`,
      ].map((text, index) => [HEAD_PARTS[index]!, text, 'line']),
    ),
    line(
      [`填报单位：${unit.name}`, `区划代码：${unit.code}`, `报告期：${formatPeriod(period)}`].map((text, index) => [
        IDENTITY_PARTS[index]!,
        text,
        'line',
      ]),
    ),
    TEMPLATE_COLUMNS.map(({ header }) => ({ value: header, style: 'head' })),
  ];
}

function line(parts: readonly (readonly [column: number, text: string, style: string])[]): PlannedCell[] {
  const cells: PlannedCell[] = [];
  for (const [column, value, style] of parts) cells[column] = { value, style };
  return cells;
}

function headMerges(): NonNullable<SheetPlan['merges']> {
  const across = (
    row: number,
    starts: readonly number[],
  ): { top: number; left: number; bottom: number; right: number }[] =>
    starts.map((left, index) => ({ top: row, left, bottom: row, right: (starts[index + 1] ?? LAST_COLUMN + 1) - 1 }));
  return [...across(0, [0]), ...across(1, HEAD_PARTS), ...across(2, IDENTITY_PARTS)];
}

function area(body: Body, column: number): DataValidation['range'] {
  return { top: HEADER + 1, left: column, bottom: body.lastRow, right: column };
}
