import type { Severity } from './finding';
import type { RuleId } from './rules/catalogue';

/** What the office may tune, in one place. Fractions are of 1. */
export interface Thresholds {
  /** Behind schedule by up to this much is 略滞后, by more 滞后. */
  readonly slightlyBehind: number;
  /** A level reached to this share is 接近目标, below it 差距较大. */
  readonly near: number;
  /** extreme-attainment speaks above this attainment. */
  readonly extremeAttainment: number;
  /** outlier: modified z-score, fewest peers, relative change on the last period, and the absolute change below which it stays silent. */
  readonly outlierScore: number;
  readonly outlierPeers: number;
  readonly outlierChange: number;
  readonly outlierFloor: number;
  /** Fewest characters of an explanation. */
  readonly explanationLength: number;
}

export interface Settings {
  readonly thresholds: Thresholds;
  /** Severity by rule, or `off`; a rule that is not named keeps its own. */
  readonly rules: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
}

export const DEFAULT_SETTINGS: Settings = {
  thresholds: {
    slightlyBehind: 0.1,
    near: 0.9,
    extremeAttainment: 1.5,
    outlierScore: 3.5,
    outlierPeers: 8,
    outlierChange: 0.5,
    outlierFloor: 10,
    explanationLength: 8,
  },
  rules: {},
};
