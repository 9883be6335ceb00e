import { rangeToA1 } from '../../core/address';
import type { DataValidation } from '../../core/edit';
import { escapeAttribute, escapeText, toXstring } from '../xml';

/** Excel refuses longer texts, and longer lists written in the rule itself. */
const LONGEST_TITLE = 32;
const LONGEST_TEXT = 255;

/** The largest number that Excel lets a person type. */
const LARGEST = '9.99999999999999E+307';

export function validationsXml(validations: readonly DataValidation[]): string {
  if (validations.length === 0) return '';
  return `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`;
}

function validationXml(validation: DataValidation): string {
  const { prompt, error, allowBlank } = validation;
  const { attributes, formulas } = ruleXml(validation.rule);
  const isChecked = attributes !== '';
  const text = (name: string, value: string, length: number): string =>
    ` ${name}="${escapeAttribute(toXstring(cut(value, length)))}"`;
  return (
    `<dataValidation${attributes}` +
    (error && error.style !== 'stop' ? ` errorStyle="${error.style}"` : '') +
    (allowBlank ? ' allowBlank="1"' : '') +
    (prompt ? ' showInputMessage="1"' : '') +
    (isChecked ? ' showErrorMessage="1"' : '') +
    (error && isChecked
      ? text('errorTitle', error.title, LONGEST_TITLE) + text('error', error.text, LONGEST_TEXT)
      : '') +
    (prompt ? text('promptTitle', prompt.title, LONGEST_TITLE) + text('prompt', prompt.text, LONGEST_TEXT) : '') +
    ` sqref="${rangeToA1(validation.range)}"` +
    (formulas === '' ? '/>' : `>${formulas}</dataValidation>`)
  );
}

function ruleXml(rule: DataValidation['rule']): { readonly attributes: string; readonly formulas: string } {
  if (rule.type === 'any') return { attributes: '', formulas: '' };
  if (rule.type === 'list') {
    const list = `"${rule.values.join(',').replaceAll('"', '""')}"`;
    // A list that cannot stand in the rule is left to the hint: a wrong list would be worse than none.
    const fits =
      rule.values.length > 0 && list.length <= LONGEST_TEXT && !rule.values.some((value) => value.includes(','));
    if (!fits) return { attributes: '', formulas: '' };
    return { attributes: ' type="list"', formulas: `<formula1>${escapeText(toXstring(list))}</formula1>` };
  }
  const { min, max } = rule;
  const type = ` type="${rule.type}"`;
  if (min !== undefined && max === undefined) {
    return { attributes: `${type} operator="greaterThanOrEqual"`, formulas: `<formula1>${min}</formula1>` };
  }
  if (max !== undefined && min === undefined) {
    return { attributes: `${type} operator="lessThanOrEqual"`, formulas: `<formula1>${max}</formula1>` };
  }
  const [low, high] =
    min === undefined
      ? [rule.type === 'date' ? '0' : `-${LARGEST}`, rule.type === 'date' ? '2958465' : LARGEST]
      : [min, max];
  return { attributes: type, formulas: `<formula1>${low}</formula1><formula2>${high}</formula2>` };
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
