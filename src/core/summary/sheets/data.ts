import { quoteSheetName, toA1 } from '../../address';
import type { PlannedCell, SheetPlan } from '../../edit';
import { actualFormatOf } from '../../computed/row';
import { formatPeriod } from '../../period';
import { liveActual } from '../live';
import type { SummaryModel } from '../model';
import {
  ACTUAL,
  ERROR_TEXT,
  TARGET,
  type AssessmentBasis,
  type Figure,
  type Input,
  type Submission,
} from '../submission';
import { isComputed, isPaired } from '../totals';
import { Grid } from './grid';
import { absolute, DATA_COLUMNS, type SheetNames } from './layout';
import { generatedNames } from './marks';
import { STYLES } from './styles';

/** 来源文件 of what the workbook itself holds. */
export const THIS_WORKBOOK = '本工作簿';
export const NOT_APPLICABLE = '不适用';
/** 有效 */
export const VALID = '是';
const INVALID = '否';

const VALUE_COLUMN = DATA_COLUMNS.indexOf('值');

interface DataRow {
  readonly submission: Submission;
  readonly figure: Figure;
  readonly item: string;
  readonly value: number | string | null;
  readonly formula: string | undefined;
  readonly cell: string;
  readonly valid: boolean;
  /** Absent: the row's own value decides. */
  readonly validity?: string;
}

/** A cell of the reporting sheet in the same workbook: `'鹿城 区'!$I$12`. */
function reference(submission: Submission, at: NonNullable<Input['at']>): string {
  return `${quoteSheetName(submission.sheet)}!${absolute(at.row, at.column)}`;
}

/**
 * What the county's cell holds, as long as it is a number; else its text. A plain reference would show a blank as 0,
 * and an error would spoil every sum.
 */
function liveValue(submission: Submission, input: Input): string | undefined {
  if (submission.source !== '' || !input.at || input.converted) return undefined;
  const cell = reference(submission, input.at);
  return `IF(ISNUMBER(${cell}),${cell}${input.inPoints ? '/100' : ''},IFERROR(${cell}&"","${ERROR_TEXT}"))`;
}

function sourceCell(submission: Submission, input: Input): string {
  return input.cell ?? (input.at ? `${submission.sheet}!${toA1(input.at.row, input.at.column)}` : '');
}

/** `鹿城区!G12、H12`: the sheet is named once. */
function joined(cells: readonly string[]): string {
  const [first = '', ...others] = cells;
  const sheet = first.slice(0, first.lastIndexOf('!') + 1);
  return [first, ...others.map((cell) => cell.slice(sheet.length))].join('、');
}

function* rowsOfFigure(submission: Submission, figure: Figure, basis: AssessmentBasis): Generator<DataRow> {
  const row = (item: string, rest: Omit<DataRow, 'submission' | 'figure' | 'item'>): DataRow => ({
    submission,
    figure,
    item,
    ...rest,
  });
  if (!figure.applicable) {
    yield row(ACTUAL, { value: NOT_APPLICABLE, formula: undefined, cell: '', valid: false });
    return;
  }
  const { target, targetInput, actual, inputs, typed } = figure;
  if (target !== null) {
    const formula = targetInput ? liveValue(submission, targetInput) : undefined;
    const cell = targetInput ? sourceCell(submission, targetInput) : '';
    yield row(TARGET, { value: target, formula, cell, valid: true });
  }
  const live = submission.source === '';
  const pair = isPaired(figure) ? inputs : null;
  const complete = pair !== null && pair.every((input) => input.value !== null);
  const cells = (pair ?? []).flatMap((input) =>
    input.at && !input.converted ? [reference(submission, input.at)] : [],
  );
  for (const input of inputs) {
    const formula = liveValue(submission, input);
    const value = input.value ?? (formula === undefined && input.text === '' ? null : input.text);
    const valid = pair ? complete : input.value !== null;
    const validity =
      pair && live && cells.length === 2 ? `IF(COUNT(${cells.join(',')})=2,"${VALID}","${INVALID}")` : undefined;
    yield row(input.item, {
      value,
      formula,
      cell: sourceCell(submission, input),
      valid,
      ...(pair ? { validity: validity ?? '' } : {}),
    });
  }
  if (isComputed(figure)) {
    const computed = (): string | undefined =>
      live ? liveActual(submission, figure, basis, (at) => reference(submission, at)) : undefined;
    const formula = typed ? liveValue(submission, typed) : computed();
    const cell = (typed ? [typed] : inputs).map((input) => sourceCell(submission, input)).filter((text) => text !== '');
    yield row(ACTUAL, {
      value: actual ?? (formula === undefined ? null : ''),
      formula,
      cell: joined(cell),
      valid: actual !== null,
    });
  }
}

/** Operands are amounts of their own, or the rates that 百分点 are the difference of; industries are counted. */
function valueFormat({ figure, item, value, formula }: DataRow): string {
  const { indicator } = figure;
  if (item === ACTUAL || item === TARGET) return actualFormatOf(indicator);
  if (!isPaired(figure)) return '#,##0';
  if (indicator.measure === 'relative') return '0.00%';
  // 132 enterprises are no 132.00; what a formula will give is not known yet.
  return formula === undefined && Number.isInteger(value) ? '#,##0' : '#,##0.00';
}

/** A row for each value, in the order of units and indicators. */
export function dataRows(model: SummaryModel): readonly DataRow[] {
  return model.submissions.flatMap((submission) =>
    [...submission.figures.values()].flatMap((figure) => [...rowsOfFigure(submission, figure, model.basis)]),
  );
}

/** 数据: one long Excel Table from A1 on, ready for PivotTables and Power Query. */
export function dataPlan(model: SummaryModel, rows: readonly DataRow[], names: SheetNames): SheetPlan {
  const grid = new Grid();
  const styles: Record<string, SheetPlan['styles'][string]> = {
    head: STYLES.head,
    plain: STYLES.plain,
    // The figure before it stands at its right edge.
    source: { ...STYLES.plain, horizontal: 'left', indent: 1 },
    center: { ...STYLES.plain, horizontal: 'center' },
  };
  DATA_COLUMNS.forEach((name, column) => grid.text(0, column, name, 'head'));
  const period = formatPeriod(model.period);
  for (const [index, data] of rows.entries()) {
    const { submission, figure, item, value, formula, cell, valid, validity } = data;
    const row = index + 1;
    const { unit, source } = submission;
    const format = valueFormat(data);
    styles[format] ??= { ...STYLES.plain, horizontal: 'right', numberFormat: format };
    const texts = [unit.code, unit.name, period, figure.indicator.code, item];
    texts.forEach((text, column) => grid.text(row, column, text, 'plain'));
    const planned: PlannedCell = { value, style: format };
    grid.put(row, VALUE_COLUMN, formula === undefined ? planned : { ...planned, formula });
    grid.text(row, 6, source === '' ? THIS_WORKBOOK : source, 'source');
    grid.text(row, 7, cell, 'plain');
    const own = validity ?? `IF(ISNUMBER(${toA1(row, VALUE_COLUMN)}),"${VALID}","${INVALID}")`;
    const flag: PlannedCell = { value: valid ? VALID : INVALID, style: 'center' };
    grid.put(row, 8, own === '' ? flag : { ...flag, formula: own });
  }
  // A table needs a row below its header.
  const last = Math.max(1, rows.length);
  return {
    name: names('data'),
    tabColor: '#7F7F7F',
    rows: grid.rows,
    styles,
    columns: [10, 20, 16, 10, 12, 16, 30, 28, 7].map((width) => ({ width })),
    freeze: { rows: 1, columns: 0 },
    tables: [
      {
        name: 'PirData',
        range: { top: 0, left: 0, bottom: last, right: DATA_COLUMNS.length - 1 },
        columns: DATA_COLUMNS,
        style: 'TableStyleLight1',
      },
    ],
    page: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: true,
      repeatRows: [0, 0],
      footer: { left: `指纹 ${model.fingerprint}`, center: '第 &P 页 共 &N 页', right: model.time },
    },
    names: generatedNames('data', model),
  };
}
