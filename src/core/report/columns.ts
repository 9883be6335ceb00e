import type { ColumnRole } from './report';

/** The columns of a generated reporting sheet, in their order, with the words of their headers. */
export const COLUMNS = [
  { role: 'sequence', header: '序号' },
  { role: 'code', header: '指标代码' },
  { role: 'name', header: '指标名称' },
  { role: 'unit', header: '计量单位' },
  { role: 'basis', header: '考核口径' },
  { role: 'target', header: '目标值' },
  { role: 'numerator', header: '分子/本期' },
  { role: 'denominator', header: '分母/基期' },
  { role: 'actual', header: '完成值' },
  { role: 'previous', header: '上期完成值' },
  { role: 'attainment', header: '达成率' },
  { role: 'expected', header: '序时进度' },
  { role: 'status', header: '进度状态' },
  { role: 'explanation', header: '情况说明' },
  { role: 'evidence', header: '佐证材料' },
  { role: 'departments', header: '责任单位' },
] as const satisfies readonly { readonly role: ColumnRole; readonly header: string }[];

const headers = new Map<ColumnRole, string>(COLUMNS.map(({ role, header }) => [role, header]));

/** The header word of a column as the generated sheet writes it: `actual → 完成值`. */
export function headerOf(role: ColumnRole): string {
  return headers.get(role)!;
}
