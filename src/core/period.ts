/** A reporting period. Values are cumulative: since programme start, or since 1 January, to its end. */
export interface Period {
  readonly kind: 'month' | 'quarter' | 'half' | 'year';
  /** `2021-09`, `2021Q3`, `2021H1`, `2021` */
  readonly id: string;
  readonly year: number;
  /** First and last month of the period itself, 1 … 12. */
  readonly firstMonth: number;
  readonly lastMonth: number;
}
