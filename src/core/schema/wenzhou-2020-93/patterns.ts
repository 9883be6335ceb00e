import type { Indicator } from '../catalogue';

/** What indicators of one manner have in common; an indicator states only its own facts and where it differs. */
type Pattern = Partial<Indicator>;

/** 到 2022 年累计多少。 */
export const counted = {
  comparison: 'at_least',
  measure: 'count',
  window: 'programme',
  cityTotal: 'sum',
  strength: '刚性',
  wording: '',
} as const satisfies Pattern;

/** 每年多少。 */
export const countedYearly = {
  comparison: 'at_least',
  measure: 'count',
  window: 'year',
  cityTotal: 'sum',
  strength: '刚性',
  wording: '每年',
} as const satisfies Pattern;

/** 到 2022 年的占比，各单位分子之和比分母之和。 */
export const share = {
  comparison: 'at_least',
  measure: 'ratio',
  window: 'level',
  cityTotal: 'ratio-of-sums',
  strength: '刚性',
  wording: '达到…以上',
  unit: '%',
} as const satisfies Pattern;

/** 每年都要保持的占比。 */
export const shareYearly = {
  comparison: 'at_least',
  measure: 'ratio',
  window: 'year-level',
  cityTotal: 'ratio-of-sums',
  strength: '刚性',
  wording: '保持…以上',
  unit: '%',
} as const satisfies Pattern;

/** 全覆盖。 */
export const covered = {
  comparison: 'full_coverage',
  measure: 'coverage',
  window: 'level',
  cityTotal: 'ratio-of-sums',
  strength: '刚性',
  wording: '全覆盖',
  target: 100,
  unit: '%',
} as const satisfies Pattern;

/** 五大传统制造业各有其一。 */
export const coveredIndustries = {
  comparison: 'full_coverage',
  measure: 'industry-coverage',
  window: 'level',
  cityTotal: 'union-of-industries',
  strength: '刚性',
  wording: '全覆盖',
  target: 100,
  unit: '%',
} as const satisfies Pattern;

/** 全省 11 个设区市中的名次。 */
export const rankInProvince = {
  comparison: 'rank_within',
  measure: 'rank',
  window: 'level',
  cityTotal: 'city-only',
  strength: '刚性',
  wording: '保持…前',
  unit: '位',
  rankOf: 11,
} as const satisfies Pattern;

/** 每个园区都要达到的底线。 */
export const lowestPark = {
  comparison: 'at_least',
  measure: 'floor',
  window: 'year-level',
  cityTotal: 'min',
  strength: '刚性',
  note: '每个园区都要达到：填报辖区内最低的园区的数值',
} as const satisfies Pattern;

/** 2022 年全年的金额。 */
export const amountOfFinalYear = {
  comparison: 'at_least',
  measure: 'amount',
  window: 'final-year',
  cityTotal: 'sum',
  strength: '刚性',
  unit: '亿元',
} as const satisfies Pattern;

/** 每年的金额。 */
export const amountYearly = {
  comparison: 'at_least',
  measure: 'amount',
  window: 'year',
  cityTotal: 'sum',
  strength: '刚性',
  wording: '每年…以上',
} as const satisfies Pattern;

/** 比基期的增长。 */
export const growth = {
  comparison: 'at_least',
  measure: 'growth',
  window: 'level',
  cityTotal: 'growth-of-sums',
  strength: '刚性',
  unit: '%',
} as const satisfies Pattern;
