import { isError, type CellValue } from '../snapshot';
import { numberOf } from './values';

const COMPARED = /^(<=|>=|<>|<|>|=)?(.*)$/s;

/**
 * Whether a cell meets a criterion of COUNTIF and its kin: `">0"`, `"<>"`, a text (whole, in any case, with `*` and `?`),
 * a number. Numbers are compared with numbers only, texts with texts.
 */
export function meets(criterion: CellValue): (value: CellValue) => boolean {
  if (isError(criterion)) return (value) => isError(value) && value.error === criterion.error;
  if (typeof criterion === 'boolean') return (value) => value === criterion;
  if (typeof criterion === 'number') return (value) => value === criterion;
  if (criterion === null) return (value) => value === 0;
  const [, operator, wanted] = COMPARED.exec(criterion) as unknown as [string, string | undefined, string];
  const number = wanted === '' ? null : numberOf(wanted);
  return typeof number === 'number' ? compareNumber(operator, number) : compareText(operator, wanted);
}

function compareNumber(operator: string | undefined, wanted: number): (value: CellValue) => boolean {
  switch (operator) {
    case '<':
      return (value) => typeof value === 'number' && value < wanted;
    case '<=':
      return (value) => typeof value === 'number' && value <= wanted;
    case '>':
      return (value) => typeof value === 'number' && value > wanted;
    case '>=':
      return (value) => typeof value === 'number' && value >= wanted;
    case '<>':
      return (value) => !equalsNumber(value, wanted);
    default:
      return (value) => equalsNumber(value, wanted);
  }
}

/** Text that is a number equals it here, as in Excel. */
function equalsNumber(value: CellValue, wanted: number): boolean {
  return typeof value === 'string' ? value !== '' && numberOf(value) === wanted : value === wanted;
}

function compareText(operator: string | undefined, wanted: string): (value: CellValue) => boolean {
  if (wanted === '') return compareEmpty(operator);
  const lower = wanted.toLowerCase();
  switch (operator) {
    case '<':
      return (value) => typeof value === 'string' && value.toLowerCase() < lower;
    case '<=':
      return (value) => typeof value === 'string' && value.toLowerCase() <= lower;
    case '>':
      return (value) => typeof value === 'string' && value.toLowerCase() > lower;
    case '>=':
      return (value) => typeof value === 'string' && value.toLowerCase() >= lower;
    default: {
      const pattern = patternOf(lower);
      const matches = (value: CellValue): boolean => typeof value === 'string' && pattern.test(value.toLowerCase());
      return operator === '<>' ? (value) => !matches(value) : matches;
    }
  }
}

/** `"="` is an empty cell, `"<>"` one that is not; without an operator an empty text is met too. */
function compareEmpty(operator: string | undefined): (value: CellValue) => boolean {
  switch (operator) {
    case undefined:
      return (value) => value === null || value === '';
    case '=':
      return (value) => value === null;
    case '<>':
      return (value) => value !== null;
    default:
      return () => false;
  }
}

function patternOf(text: string): RegExp {
  const pattern = text.replace(/~[*?~]|[*?]|[.+^${}()|[\]\\]/g, (sign) => {
    if (sign === '*') return '.*';
    if (sign === '?') return '.';
    return `\\${sign.length === 2 ? sign[1]! : sign}`;
  });
  return new RegExp(`^${pattern}$`, 's');
}
