import { columnName } from '../../../src/core/address';
import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';
import type { Figure } from './figures';
import type { LayoutChoice, Role } from './layout';
import type { Random } from './random';
import { round } from './round';

export interface DraftCell {
  value: string | number | null;
  formula?: string;
  format?: string;
  error?: string;
}

/** A row before it has its place; `cells` by role. */
export interface DraftRow {
  kind: 'heading' | 'indicator' | 'sub-row' | 'own';
  code: string;
  figure: Figure | null;
  industry: number | null;
  cells: Partial<Record<Role, DraftCell>>;
}

export interface Contact {
  leader: string;
  filler: string;
  reviewer: string;
  phone: string;
  /** Year, month, day. */
  date: [number, number, number];
}

/** A made-up return: logical rows first, so that slips can change them, then a grid. */
export interface Draft {
  readonly layout: LayoutChoice;
  readonly unitCode: string;
  unitName: string;
  periodWords: string;
  sheetName: string;
  contact: Contact;
  rows: DraftRow[];
}

export interface PlacedDraft {
  readonly grid: (DraftCell | undefined)[][];
  readonly merges: string[];
  readonly hiddenRows: number[];
  readonly columns: ReadonlyMap<Role, number>;
  readonly rowOf: ReadonlyMap<DraftRow, number>;
  readonly contactCells: Partial<Record<keyof Contact, string>>;
  readonly unitCell: string;
  readonly periodCell: string;
  readonly headerRow: number;
}

const PERCENT = new Set(['%']);

export function draftReturn(
  random: Random,
  layout: LayoutChoice,
  unit: { code: string; name: string },
  figures: readonly Figure[],
): Draft {
  const rows: DraftRow[] = [];
  let clause = '';
  let order = 0;
  let sequence = 0;
  for (const figure of figures) {
    const { indicator } = figure;
    if (indicator.clause !== clause) {
      clause = indicator.clause;
      if (layout.heading) {
        const title = catalogue.clauses.find((one) => one.id === clause)!.title;
        const count = figures.filter((one) => one.indicator.clause === clause).length;
        rows.push({
          kind: 'heading',
          code: '',
          figure: null,
          industry: null,
          cells: { name: { value: layout.heading(order, title, count) } },
        });
      }
      order++;
    }
    const percent = PERCENT.has(indicator.unit);
    const scale = percent && layout.percentages === 'points' ? 100 : 1;
    const format = percent && layout.percentages === 'formatted' ? '0.0%' : undefined;
    const inMeasure = (value: number | null, decimals = 6): DraftCell => ({
      value: value === null ? null : round(value * scale, decimals),
      ...(format ? { format } : {}),
    });
    const actual = inMeasure(figure.actual);
    sequence++;
    rows.push({
      kind: 'indicator',
      code: indicator.code,
      figure,
      industry: null,
      cells: {
        sequence: { value: sequence },
        code: { value: indicator.code },
        name: { value: indicator.name },
        unit: { value: percent && layout.percentages === 'points' ? '％' : indicator.unit },
        target: inMeasure(figure.target),
        numerator: { value: figure.numerator },
        denominator: { value: figure.denominator },
        actual,
        previous: inMeasure(figure.previous),
        attainment: { value: figure.target ? round(figure.actual / figure.target, 4) : null, format: '0.0%' },
        explanation: { value: figure.explanation || null },
        evidence: { value: figure.evidence || null },
        departments: { value: indicator.departments[0] ?? null },
        extra: { value: '综合科' },
      },
    });
    figure.industries?.forEach((value, place) => {
      const label = layout.subRow(catalogue.industries[place]!, place, indicator.code);
      rows.push({
        kind: 'sub-row',
        code: `${indicator.code}.${place + 1}`,
        figure,
        industry: place,
        cells: {
          code: { value: label.code || null },
          name: { value: label.name },
          unit: { value: indicator.measure === 'industry-count' ? indicator.unit : null },
          actual: { value },
          previous: { value },
          evidence: { value: value > 0 ? figure.evidence : null },
        },
      });
    });
  }
  const surnames = ['周', '林', '潘', '黄', '章', '钱', '叶', '胡'];
  const given = ['国梁', '晓慧', '建武', '秀秀', '文涛', '力', '冬梅', '志远'];
  const people = random
    .shuffle(surnames)
    .slice(0, 3)
    .map((surname) => surname + random.pick(given));
  return {
    layout,
    unitCode: unit.code,
    unitName: unit.name,
    periodWords: layout.periodWords,
    sheetName: layout.sheetName(unit.name),
    contact: {
      leader: people[0]!,
      filler: people[1]!,
      reviewer: people[2]!,
      phone: random.pick(['0577-88031256', '13858812046', '0577－65812209', '88031256']),
      date: [2021, 10, random.integer(8, 14)],
    },
    rows,
  };
}

const serial = ([year, month, day]: [number, number, number]): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569;

function writeDate(style: LayoutChoice['date'], date: [number, number, number]): string {
  return style === 'dashes'
    ? date.map((part) => String(part).padStart(2, '0')).join('-')
    : `${date[0]}年${date[1]}月${date[2]}日`;
}

/** Gives every row and identity line its place. */
export function placeDraft(draft: Draft, hiddenRows: readonly DraftRow[] = []): PlacedDraft {
  const { layout } = draft;
  const width = layout.columns.length;
  const last = columnName(width - 1);
  const grid: (DraftCell | undefined)[][] = [];
  const merges: string[] = [];
  const contactCells: Partial<Record<keyof Contact, string>> = {};
  const put = (row: number, column: number, cell: DraftCell): string => {
    (grid[row] ??= [])[column] = cell;
    return columnName(column) + (row + 1);
  };
  let row = 0;
  const wide = (text: string): string => {
    const address = put(row, 0, { value: text });
    if (width > 1) merges.push(`A${row + 1}:${last}${row + 1}`);
    row++;
    return address;
  };
  for (const text of layout.extraTitleRows) wide(text);
  wide(layout.title(draft.unitName));

  const labels: [keyof Contact, string][] = [
    ['leader', '单位负责人'],
    ['filler', '填报人'],
    ['reviewer', '审核人'],
    ['phone', '联系电话'],
    ['date', '填报日期'],
  ];
  const words = (key: keyof Contact): string =>
    key === 'date'
      ? draft.contact.date[0] === 0
        ? ''
        : writeDate(layout.date === 'serial' ? 'words' : layout.date, draft.contact.date)
      : draft.contact[key];
  let unitCell: string;
  let periodCell: string;
  if (layout.identity === 'one-cell') {
    unitCell = periodCell = wide(
      `填报单位：${draft.unitName}                ${draft.periodWords}              单位：家、个、%`,
    );
  } else if (layout.identity === 'neighbours-above') {
    put(row, 0, { value: '填报单位' });
    unitCell = put(row, 1, { value: draft.unitName });
    put(row, 3, { value: '报告期' });
    periodCell = put(row, 4, { value: draft.periodWords });
    row++;
    const pairs = labels.slice(1);
    pairs.forEach(([key, label], index) => {
      const at = row + Math.floor(index / 2);
      const column = index % 2 === 0 ? 0 : 3;
      put(at, column, { value: label });
      const value: DraftCell =
        key === 'date' && layout.date === 'serial' && draft.contact.date[0] !== 0
          ? { value: serial(draft.contact.date), format: 'yyyy/m/d' }
          : { value: words(key) || null };
      contactCells[key] = put(at, column + 1, value);
    });
    row += 2;
  } else {
    unitCell = put(row, 0, { value: `填报单位：${draft.unitName}` });
    periodCell = put(row, Math.max(3, width - 3), { value: `报告期：${draft.periodWords}` });
    row++;
  }

  const headerRow = row;
  const columns = new Map<Role, number>();
  layout.columns.forEach(({ role }, column) => columns.has(role) || columns.set(role, column));
  const valueColumns = layout.columns
    .map(({ role }, column) => (['numerator', 'denominator', 'actual'].includes(role) ? column : -1))
    .filter((column) => column >= 0);
  const contiguous = valueColumns.at(-1)! - valueColumns[0]! === valueColumns.length - 1;
  if (layout.headerStyle === 'merged-over-values' && contiguous) {
    layout.columns.forEach(({ header }, column) => {
      if (valueColumns.includes(column)) put(row + 1, column, { value: header });
      else {
        put(row, column, { value: header });
        merges.push(`${columnName(column)}${row + 1}:${columnName(column)}${row + 2}`);
      }
    });
    put(row, valueColumns[0]!, { value: '完 成 情 况' });
    merges.push(`${columnName(valueColumns[0]!)}${row + 1}:${columnName(valueColumns.at(-1)!)}${row + 1}`);
    row += 2;
  } else {
    layout.columns.forEach(({ header }, column) => put(row, column, { value: header }));
    row++;
  }
  if (layout.headerStyle === 'with-letters') {
    let figure = 1;
    layout.columns.forEach(({ role }, column) =>
      put(row, column, {
        value: role === 'sequence' ? '甲' : role === 'name' ? '乙' : role === 'unit' ? '丙' : String(figure++),
      }),
    );
    row++;
  }

  const rowOf = new Map<DraftRow, number>();
  for (const draftRow of draft.rows) {
    rowOf.set(draftRow, row);
    for (const [column, { role }] of layout.columns.entries()) {
      const cell = draftRow.cells[role];
      if (cell && (cell.value !== null || cell.formula || cell.error)) put(row, column, { ...cell });
    }
    if (draftRow.kind === 'heading' && columns.get('name') !== undefined && !columns.has('code')) {
      merges.push(`${columnName(columns.get('name')!)}${row + 1}:${last}${row + 1}`);
    }
    if (layout.formulas && draftRow.kind === 'indicator') writeFormulas(draftRow, row);
    grid[row] ??= [];
    row++;
  }
  if (layout.identity !== 'neighbours-above') {
    if (layout.identity === 'one-cell') {
      const address = wide(labels.map(([key, label]) => `${label}：${words(key)}`).join('        '));
      for (const [key] of labels) contactCells[key] = address;
    } else {
      const step = Math.max(1, Math.floor(width / labels.length));
      labels.forEach(
        ([key, label], index) => (contactCells[key] = put(row, index * step, { value: `${label}：${words(key)}` })),
      );
      row++;
    }
  }
  for (const note of layout.notes) wide(note);
  return {
    grid,
    merges,
    hiddenRows: hiddenRows.map((one) => rowOf.get(one)!),
    columns,
    rowOf,
    contactCells,
    unitCell,
    periodCell,
    headerRow,
  };

  function writeFormulas(draftRow: DraftRow, at: number): void {
    const name = (role: Role): string | null =>
      columns.has(role) ? `${columnName(columns.get(role)!)}${at + 1}` : null;
    const actual = name('actual');
    const target = name('target');
    const attainment = columns.get('attainment');
    const { cells } = draftRow;
    if (
      attainment !== undefined &&
      typeof cells.attainment?.value === 'number' &&
      typeof cells.actual?.value === 'number' &&
      typeof cells.target?.value === 'number'
    ) {
      const value = cells.target.value === 0 ? '' : cells.actual.value / cells.target.value;
      put(at, attainment, { value, formula: `IFERROR(${actual}/${target},"")`, format: '0.0%' });
    }
  }
}
