import { actualFormatOf } from '../computed/row';
import type { ColumnRole } from '../report/report';
import type { Indicator } from '../schema/catalogue';

/** The columns of the reporting sheet in order, with their header texts and widths in characters. */
export const TEMPLATE_COLUMNS: readonly {
  readonly role: ColumnRole;
  readonly header: string;
  readonly width: number;
}[] = [
  { role: 'sequence', header: '序号', width: 4.5 },
  { role: 'code', header: '指标代码', width: 8 },
  { role: 'name', header: '指标名称', width: 26 },
  { role: 'unit', header: '计量单位', width: 8 },
  { role: 'basis', header: '考核口径', width: 10 },
  { role: 'target', header: '目标值', width: 8.5 },
  { role: 'numerator', header: '分子/本期', width: 10 },
  { role: 'denominator', header: '分母/基期', width: 10 },
  { role: 'actual', header: '完成值', width: 9 },
  { role: 'previous', header: '上期完成值', width: 9 },
  { role: 'attainment', header: '达成率', width: 8 },
  { role: 'expected', header: '序时进度', width: 8 },
  { role: 'status', header: '进度状态', width: 9.5 },
  { role: 'explanation', header: '情况说明', width: 28 },
  { role: 'evidence', header: '佐证材料', width: 18 },
  { role: 'departments', header: '责任单位', width: 21 },
];

export const COLUMN_OF: ReadonlyMap<ColumnRole, number> = new Map(
  TEMPLATE_COLUMNS.map(({ role }, column) => [role, column]),
);

export const LAST_COLUMN = TEMPLATE_COLUMNS.length - 1;

/** Without decimals that a whole percentage does not have. */
export function targetFormatOf(indicator: Indicator, target: number | null): string {
  const format = actualFormatOf(indicator);
  if (target === null || !format.includes('%')) return format;
  return Math.abs(target * 100 - Math.round(target * 100)) < 1e-9 ? '0%' : format;
}
