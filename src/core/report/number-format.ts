import { remember } from '../memo';

/** What a number format says of the number behind it. */
export interface FormatFacts {
  /** It shows a date or a time. */
  readonly isDate: boolean;
  /** It multiplies by 100 and shows %: the cell holds a fraction. */
  readonly isPercent: boolean;
  /** It only writes % behind the number, as `0.0"%"` does: the cell holds points. */
  readonly writesPercent: boolean;
  /** Decimals of the value that it fixes, two more for a percentage; `null` where it leaves them open. */
  readonly decimals: number | null;
}

const GENERAL: FormatFacts = { isDate: false, isPercent: false, writesPercent: false, decimals: null };

/** Quoted text, escaped signs, signs for spacing and filling, and bracketed colours, conditions and locales. */
const ORNAMENTS = /"([^"]*)"?|\\(.)|[_*].|\[(?![hms]+\])[^\]]*\]?/gi;
const DIGIT_PLACES = /[0#?][0#?,]*(?:\.([0#?]*))?,*/;

/**
 * The facts of a format code; of its first section where it has several. A workbook has a handful of formats; a batch
 * of many workbooks must not gather them for ever.
 */
export const formatFacts: (code: string) => FormatFacts = remember((code) => {
  let literals = '';
  const bare = code.replace(ORNAMENTS, (_, quoted?: string, escaped?: string) => {
    literals += quoted ?? escaped ?? '';
    return '';
  });
  const section = bare.replace(/;.*$/s, '');
  if (/^(?:general|g\/通用格式|@)?$/i.test(section) && !literals.includes('%')) return GENERAL;
  const digits = section.replace(/general|g\/通用格式/i, '');
  if (/[ymdhs]/i.test(digits)) return { ...GENERAL, isDate: true };
  const isPercent = digits.includes('%');
  return {
    isDate: false,
    isPercent,
    writesPercent: !isPercent && literals.includes('%'),
    decimals: fixedDecimals(digits, isPercent),
  };
}, 500);

function fixedDecimals(section: string, isPercent: boolean): number | null {
  const places = DIGIT_PLACES.exec(section);
  if (!places || /e[+-]|\//i.test(section)) return null;
  const [whole, fraction = ''] = places;
  if (/[#?]/.test(fraction)) return null;
  return Math.max(0, fraction.length + (isPercent ? 2 : 0) - 3 * trailingCommas(whole));
}

/** `#,##0,` shows thousands: commas behind the last digit place divide. */
function trailingCommas(places: string): number {
  return places.length - places.replace(/,+$/, '').length;
}
