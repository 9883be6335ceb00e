/** 目标分解: what the city office has asked of each unit. */
export interface Allocation {
  /** By unit code, then by indicator or sub-row code; fractions where the unit is %. A blank is absent. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Where it was read from. */
  readonly source: string;
}
