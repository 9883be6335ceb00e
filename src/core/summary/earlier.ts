import { hasOperands, indicatorByCode, indicatorsOfForm, isPerIndustry } from '../schema/facts';
import { parsePeriod, type Period } from '../period';
import { GENERATED_NAME } from '../report/stamp';
import type { Catalogue, Indicator, ReportingUnit } from '../schema/catalogue';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../snapshot';
import { findUnit } from '../units';
import { issueKey, SEVERITY_WORDS, type Issue } from './issues';
import { MATRIX_TITLES } from './sheets/comparison';
import { NOT_APPLICABLE, THIS_WORKBOOK } from './sheets/data';
import { ISSUE_COLUMNS } from './sheets/issues';
import { DATA_COLUMNS, type SheetKey } from './sheets/layout';
import { SUMMARY_NAME, textOfName } from './sheets/marks';
import { WEIGHT_COLUMN } from './sheets/weights';
import { STATUSES } from './standing';
import {
  ACTUAL,
  emptyFigure,
  ERROR_TEXT,
  inputItems,
  TARGET,
  type Figure,
  type Input,
  type Submission,
} from './submission';

/** 全市完成, 达成率 and 进度状态 of one indicator. */
export interface EarlierTotal {
  readonly actual: number | null;
  readonly attainment: number | null;
  readonly status: string;
}

/** What a workbook holds of an earlier summary. */
export interface EarlierSummary {
  readonly period: Period;
  readonly version: string;
  readonly time: string;
  readonly fingerprint: string;
  /** The generated sheets by what they are; people may have renamed them. */
  readonly sheets: ReadonlyMap<SheetKey, string>;
  readonly submissions: readonly Submission[];
  /** By indicator code. */
  readonly totals: ReadonlyMap<string, EarlierTotal>;
  readonly weights: ReadonlyMap<string, number>;
  /** 备注 of 汇总表 by indicator code, and of 问题清单 by the key of the line. */
  readonly remarks: ReadonlyMap<string, string>;
  readonly issueRemarks: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

function textAt(sheet: SheetSnapshot, row: number, column: number): string {
  const value = sheet.rows[row]?.[column]?.value;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function valueAt(sheet: SheetSnapshot, row: number, column: number): CellValue {
  return sheet.rows[row]?.[column]?.value ?? null;
}

function numberAt(sheet: SheetSnapshot, row: number, column: number): number | null {
  const value = valueAt(sheet, row, column);
  return typeof value === 'number' ? value : null;
}

/** Columns by header text, and the row they stand in; `null` when not all of them are there. */
function headerOf(
  sheet: SheetSnapshot,
  wanted: readonly string[],
): { readonly row: number; readonly column: (name: string) => number } | null {
  for (const row of sheet.rows.keys()) {
    const columns = new Map<string, number>();
    for (const column of (sheet.rows[row] ?? []).keys()) columns.set(textAt(sheet, row, column), column);
    if (wanted.every((name) => columns.has(name))) return { row, column: (name) => columns.get(name)! };
  }
  return null;
}

function generatedSheets(snapshot: WorkbookSnapshot): ReadonlyMap<SheetKey, string> {
  const sheets = new Map<SheetKey, string>();
  const present = new Set(snapshot.sheets.map((sheet) => sheet.name));
  for (const name of snapshot.names) {
    if (name.sheet === null || name.name.toLowerCase() !== GENERATED_NAME || !present.has(name.sheet)) continue;
    const key = textOfName(name) as SheetKey;
    if (key && !sheets.has(key)) sheets.set(key, name.sheet);
  }
  return sheets;
}

/** By unit code, then by indicator code. */
type ByUnit<V> = ReadonlyMap<string, ReadonlyMap<string, V>>;

function readMatrix(sheet: SheetSnapshot, title: string, catalogue: Catalogue): ByUnit<CellValue> {
  const byUnit = new Map<string, Map<string, CellValue>>();
  const top = [...sheet.rows.keys()].find((row) => textAt(sheet, row, 0) === title);
  if (top === undefined) return byUnit;
  for (const column of (sheet.rows[top + 1] ?? []).keys()) {
    const unit = column < 2 ? null : findUnit(textAt(sheet, top + 1, column), catalogue);
    if (!unit) continue;
    const values = new Map<string, CellValue>();
    for (let row = top + 2; textAt(sheet, row, 0) !== ''; row++) {
      values.set(textAt(sheet, row, 0), valueAt(sheet, row, column));
    }
    byUnit.set(unit.code, values);
  }
  return byUnit;
}

/** One row of 数据 as it stands. */
interface Row {
  readonly value: CellValue;
  readonly cell: string;
  readonly source: string;
}

function readRows(sheet: SheetSnapshot): ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Row>>> {
  const units = new Map<string, Map<string, Map<string, Row>>>();
  const header = headerOf(sheet, DATA_COLUMNS);
  if (!header) return units;
  const of = (row: number, name: (typeof DATA_COLUMNS)[number]): string => textAt(sheet, row, header.column(name));
  for (let row = header.row + 1; row < sheet.rows.length; row++) {
    const unit = of(row, '单位代码');
    const code = of(row, '指标代码');
    const item = of(row, '项');
    if (unit === '' || code === '' || item === '') continue;
    let indicators = units.get(unit);
    if (!indicators) units.set(unit, (indicators = new Map()));
    let items = indicators.get(code);
    if (!items) indicators.set(code, (items = new Map()));
    const value = valueAt(sheet, row, header.column('值'));
    items.set(item, { value, cell: of(row, '来源单元格'), source: of(row, '来源文件') });
  }
  return units;
}

function inputFrom(item: string, row: Row | undefined): Input {
  const held = row?.value ?? null;
  const value = typeof held === 'number' ? held : null;
  const text = typeof held === 'string' ? held : '';
  const kind = !row ? 'no-row' : text === '' ? 'blank' : text === ERROR_TEXT ? 'error' : 'text';
  return {
    item,
    value,
    lack: value === null ? { kind, text: kind === 'text' ? text : '' } : null,
    text,
    at: null,
    inPoints: false,
    converted: true,
    cell: row?.cell ?? '',
  };
}

interface Judged {
  readonly attainment: ByUnit<CellValue>;
  readonly status: ByUnit<CellValue>;
  /** The city is not compared with its units; what it reports itself is judged in 汇总表. */
  readonly city: ReadonlyMap<string, EarlierTotal>;
}

const asNumber = (value: CellValue | undefined): number | null => (typeof value === 'number' ? value : null);

function figureFrom(
  indicator: Indicator,
  unit: ReportingUnit,
  rows: ReadonlyMap<string, Row>,
  judged: Judged,
  catalogue: Catalogue,
): Figure {
  if (rows.get(ACTUAL)?.value === NOT_APPLICABLE) {
    return emptyFigure(indicator, false, { kind: 'no-row', text: '' }, catalogue);
  }
  const inputs = inputItems(indicator, catalogue).map((item) => inputFrom(item, rows.get(item)));
  const actual = asNumber(rows.get(ACTUAL)?.value);
  const computed = hasOperands(indicator) || isPerIndustry(indicator);
  const own =
    unit.kind === 'city'
      ? judged.city.get(indicator.code)
      : {
          attainment: asNumber(judged.attainment.get(unit.code)?.get(indicator.code)),
          status: judged.status.get(unit.code)?.get(indicator.code),
        };
  return {
    indicator,
    applicable: true,
    inputs,
    target: asNumber(rows.get(TARGET)?.value),
    targetInput: null,
    actual,
    typed:
      computed && actual !== null && inputs.some((input) => input.value === null)
        ? inputFrom(ACTUAL, rows.get(ACTUAL))
        : null,
    attainment: own?.attainment ?? null,
    status: STATUSES.find((word) => word === own?.status) ?? (actual === null ? '未报送' : '推进中'),
  };
}

/** `鹿城区!G12、鹿城区!H12` → 鹿城区 */
function sheetOf(cells: string | undefined): string | undefined {
  const first = cells?.split('、')[0];
  return first?.slice(0, first.lastIndexOf('!'));
}

function readSubmissions(
  data: SheetSnapshot,
  judged: Judged,
  period: Period,
  catalogue: Catalogue,
): readonly Submission[] {
  return [...readRows(data)].flatMap(([unitCode, indicators]) => {
    const unit = findUnit(unitCode, catalogue);
    if (!unit) return [];
    const figures = new Map<string, Figure>();
    for (const indicator of indicatorsOfForm(catalogue, unit.kind === 'city' ? 'city' : 'county')) {
      const rows = indicators.get(indicator.code) ?? new Map<string, Row>();
      figures.set(indicator.code, figureFrom(indicator, unit, rows, judged, catalogue));
    }
    const rows = [...indicators.values()].flatMap((items) => [...items.values()]);
    const { source } = rows[0]!;
    const sheet = sheetOf(rows.find(({ cell }) => cell.includes('!'))?.cell) ?? unit.name;
    return [{ unit, period, source: source === THIS_WORKBOOK ? '' : source, sheet, figures, report: null }];
  });
}

function readTotals(sheet: SheetSnapshot): Pick<EarlierSummary, 'totals' | 'remarks'> {
  const totals = new Map<string, EarlierTotal>();
  const remarks = new Map<string, string>();
  const header = headerOf(sheet, ['代码', '全市完成', '达成率', '进度状态', '备注']);
  for (let row = (header?.row ?? sheet.rows.length) + 1; row < sheet.rows.length; row++) {
    const code = textAt(sheet, row, header!.column('代码'));
    const status = textAt(sheet, row, header!.column('进度状态'));
    if (code === '' || status === '') continue;
    totals.set(code, {
      actual: numberAt(sheet, row, header!.column('全市完成')),
      attainment: numberAt(sheet, row, header!.column('达成率')),
      status,
    });
    const remark = textAt(sheet, row, header!.column('备注'));
    if (remark !== '') remarks.set(code, remark);
  }
  return { totals, remarks };
}

function readWeights(sheet: SheetSnapshot, catalogue: Catalogue): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const row of sheet.rows.keys()) {
    const code = textAt(sheet, row, 0);
    const weight = numberAt(sheet, row, WEIGHT_COLUMN);
    if (weight !== null && weight >= 0 && indicatorByCode(catalogue, code)) weights.set(code, weight);
  }
  return weights;
}

function readIssues(sheet: SheetSnapshot, catalogue: Catalogue): Pick<EarlierSummary, 'issues' | 'issueRemarks'> {
  const issues: Issue[] = [];
  const issueRemarks = new Map<string, string>();
  const header = headerOf(sheet, ISSUE_COLUMNS);
  for (let row = (header?.row ?? sheet.rows.length) + 1; row < sheet.rows.length; row++) {
    const of = (name: (typeof ISSUE_COLUMNS)[number]): string => textAt(sheet, row, header!.column(name));
    const severity = (['mandatory', 'verify', 'notice'] as const).find((one) => SEVERITY_WORDS[one] === of('级别'));
    if (!severity) continue;
    const unit = findUnit(of('单位'), catalogue);
    const key = issueKey(unit?.name ?? '', of('单元格'), of('指标代码'), of('规则'));
    if (of('备注') !== '') issueRemarks.set(key, of('备注'));
    issues.push({
      key,
      ruleId: null,
      severity,
      unit,
      source: of('文件') === THIS_WORKBOOK ? '' : of('文件'),
      sheet: of('工作表'),
      cell: of('单元格'),
      code: of('指标代码'),
      indicatorName: of('指标名称'),
      rule: of('规则'),
      message: of('问题'),
      proposal: of('建议修改'),
    });
  }
  return { issues, issueRemarks };
}

/** A sheet that people deleted reads like an empty one. */
const EMPTY: SheetSnapshot = {
  name: '',
  visibility: 'visible',
  rows: [],
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  protection: 'none',
};

/**
 * The summary that a workbook holds, read back from its generated sheets, whatever they are called now: what a late
 * intake adds to, what weights and remarks are kept from, and what the changes are told against. `null` without one.
 */
export function readSummary(snapshot: WorkbookSnapshot, catalogue: Catalogue): EarlierSummary | null {
  const sheets = generatedSheets(snapshot);
  const facts = snapshot.names.find((name) => name.name.toLowerCase() === SUMMARY_NAME && name.sheet !== null);
  if (!facts) return null;
  const [id, version = '', periodText = '', time = '', print = ''] = textOfName(facts).split('|');
  const period = parsePeriod(periodText);
  if (id !== catalogue.id || !period) return null;
  const sheet = (key: SheetKey): SheetSnapshot => snapshot.sheets.find((one) => one.name === sheets.get(key)) ?? EMPTY;
  const comparison = sheet('comparison');
  const overview = readTotals(sheet('overview'));
  const judged: Judged = {
    city: overview.totals,
    attainment: readMatrix(comparison, MATRIX_TITLES.attainment, catalogue),
    status: readMatrix(comparison, MATRIX_TITLES.status, catalogue),
  };
  return {
    period,
    version,
    time,
    fingerprint: print,
    sheets,
    submissions: readSubmissions(sheet('data'), judged, period, catalogue),
    ...overview,
    weights: readWeights(sheet('weights'), catalogue),
    ...readIssues(sheet('issues'), catalogue),
  };
}
