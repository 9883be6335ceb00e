/** 进度状态, as the words that stand in the sheet. */
export type Status =
  '已达成' | '达序时' | '略滞后' | '滞后' | '接近目标' | '差距较大' | '推进中' | '未报送' | '不适用' | '未下达目标';

export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** The computed cells of one entry, from the same expressions that are printed as formulas. */
export interface Assessment {
  /** 完成值; a fraction for %; `null` where it cannot be computed. */
  readonly actual: number | null;
  readonly target: number | null;
  /** 达成率; `null` is blank: no target, or an input missing. */
  readonly attainment: number | null;
  /** 序时进度; `null` where the window has none. */
  readonly expected: number | null;
  readonly status: Status;
}
