/** Who answers for a return, with the words of the form. */
export const CONTACTS = [
  { key: 'filler', label: '填报人' },
  { key: 'reviewer', label: '审核人' },
  { key: 'phone', label: '联系电话' },
  { key: 'date', label: '填报日期' },
] as const;

const SEPARATORS = /[\s\-–—−－()（）+.·]+/g;
const EXTENSION = /(?:转|分机|ext\.?|x|#|(?<=[2-8]\d{6,7})\s*[-–—−－])\s*\d{1,6}$/i;
const MOBILE = /^(?:86)?1[3-9]\d{9}$/;
/** Area code with its 0, then seven or eight digits; or these alone within the city. */
const LANDLINE = /^(?:(?:860?|0)[1-9]\d{1,2})?[2-8]\d{6,7}$|^(?:400|800)\d{7}$/;
const BETWEEN = /[,，、;；/／或]/;

function isOnePhone(text: string): boolean {
  const bare = text.replace(EXTENSION, '').replace(SEPARATORS, '');
  if (/^(\d)\1+$/.test(bare)) return false;
  return MOBILE.test(bare) || LANDLINE.test(bare);
}

/** Whose number it is: 林晓慧 0577-88031256. */
const NAME = /^[\u4e00-\u9fff·]{2,8}\s*:?\s*(?=[\d(+])/;

/** What is said of a number behind it: 88031256（办）. */
const REMARK = /\s*\([^()\d]{1,8}\)$/;

/** Whether a text can be a phone number of the mainland, or several, each perhaps behind a name. */
export function isPhone(text: string): boolean {
  const parts = text
    .normalize('NFKC')
    .split(BETWEEN)
    .map((part) => part.trim().replace(REMARK, '').replace(NAME, ''))
    .filter((part) => part !== '');
  if (parts.length === 0) return false;
  // 88031256/7 names the neighbouring line by its last digits.
  return isOnePhone(parts[0]!) && parts.slice(1).every((part) => isOnePhone(part) || /^\d{1,4}$/.test(part));
}
