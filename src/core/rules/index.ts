import { rule as allocationGap } from './allocation-gap';
import { rule as alteredFormula } from './altered-formula';
import { rule as alteredTarget } from './altered-target';
import { rule as alteredText } from './altered-text';
import { rule as blankValue } from './blank-value';
import { rule as boilerplateReason } from './boilerplate-reason';
import { rule as cumulativeDecrease } from './cumulative-decrease';
import { rule as doubleCount } from './double-count';
import { rule as duplicateColumn } from './duplicate-column';
import { rule as duplicateRow } from './duplicate-row';
import { rule as duplicateSubmission } from './duplicate-submission';
import { rule as errorValue } from './error-value';
import { rule as externalLink } from './external-link';
import { rule as extremeAttainment } from './extreme-attainment';
import { rule as hiddenData } from './hidden-data';
import { rule as incompletePair } from './incomplete-pair';
import { rule as mergedData } from './merged-data';
import { rule as missingColumn } from './missing-column';
import { rule as missingContact } from './missing-contact';
import { rule as missingEvidence } from './missing-evidence';
import { rule as missingRow } from './missing-row';
import { rule as missingSubmission } from './missing-submission';
import { rule as movedColumn } from './moved-column';
import { rule as negativeValue } from './negative-value';
import { rule as nonAdditiveTotal } from './non-additive-total';
import { rule as nonIntegerCount } from './non-integer-count';
import { rule as notReset } from './not-reset';
import { rule as numberWithUnit } from './number-with-unit';
import { rule as numeratorExceeds } from './numerator-exceeds';
import { rule as outlier } from './outlier';
import { rule as partExceedsWhole } from './part-exceeds-whole';
import { rule as percentScale } from './percent-scale';
import { rule as placeholder } from './placeholder';
import { rule as rankRange } from './rank-range';
import { rule as ratioMismatch } from './ratio-mismatch';
import { rule as reasonMissing } from './reason-missing';
import { rule as restatedPrevious } from './restated-previous';
import { rule as shareRange } from './share-range';
import { rule as staleCopy } from './stale-copy';
import { rule as suspectContact } from './suspect-contact';
import { rule as textNumber } from './text-number';
import { rule as totalMismatch } from './total-mismatch';
import { rule as unitScale } from './unit-scale';
import { rule as unknownRow } from './unknown-row';
import { rule as unknownUnit } from './unknown-unit';
import { rule as unreadableNumber } from './unreadable-number';
import { rule as wrongPeriod } from './wrong-period';
import { rule as zeroBase } from './zero-base';
import type { Rule } from './rule';

/** Every rule, in the order of RULE_IDS. */
export const RULES: readonly Rule[] = [
  missingColumn,
  duplicateColumn,
  movedColumn,
  missingRow,
  duplicateRow,
  unknownRow,
  alteredText,
  alteredTarget,
  alteredFormula,
  errorValue,
  externalLink,
  mergedData,
  hiddenData,
  unknownUnit,
  wrongPeriod,
  missingContact,
  suspectContact,
  duplicateSubmission,
  blankValue,
  placeholder,
  textNumber,
  numberWithUnit,
  unreadableNumber,
  nonIntegerCount,
  negativeValue,
  percentScale,
  shareRange,
  unitScale,
  rankRange,
  outlier,
  extremeAttainment,
  numeratorExceeds,
  incompletePair,
  zeroBase,
  ratioMismatch,
  partExceedsWhole,
  cumulativeDecrease,
  restatedPrevious,
  staleCopy,
  notReset,
  missingSubmission,
  allocationGap,
  totalMismatch,
  nonAdditiveTotal,
  doubleCount,
  reasonMissing,
  boilerplateReason,
  missingEvidence,
];
