import type { DataValidation, SheetPlan } from '../../../core/edit';
import { work, type Work } from '../work';
import { rangeOf } from '../write-cells';

/** Excel refuses longer texts, and longer lists written in the rule itself. */
const LONGEST_TITLE = 32;
const LONGEST_TEXT = 255;

export function validationWork({ name, validations = [] }: SheetPlan): Work[] {
  return validations.map((validation) =>
    work(1500, (context) => {
      const { dataValidation } = rangeOf(context, name, validation.range);
      const rule = ruleOf(validation.rule);
      if (rule) {
        dataValidation.rule = rule;
        dataValidation.ignoreBlanks = validation.allowBlank;
      }
      const { prompt, error } = validation;
      if (prompt) {
        dataValidation.prompt = {
          showPrompt: true,
          title: prompt.title.slice(0, LONGEST_TITLE),
          message: prompt.text.slice(0, LONGEST_TEXT),
        };
      }
      if (error && rule) {
        dataValidation.errorAlert = {
          showAlert: true,
          style: STYLES[error.style],
          title: error.title.slice(0, LONGEST_TITLE),
          message: error.text.slice(0, LONGEST_TEXT),
        };
      }
    }),
  );
}

const STYLES = { stop: 'Stop', warning: 'Warning', information: 'Information' } as const;

function ruleOf(rule: DataValidation['rule']): Excel.DataValidationRule | null {
  switch (rule.type) {
    case 'any':
      return null;
    case 'list': {
      const source = rule.values.join(',');
      // A list that cannot stand in the rule is left to the hint: a wrong list would be worse than none.
      const fits = source !== '' && source.length <= LONGEST_TEXT && !rule.values.some((value) => value.includes(','));
      return fits ? { list: { inCellDropDown: true, source } } : null;
    }
    case 'whole':
      return { wholeNumber: boundsOf(rule) };
    case 'decimal':
      return { decimal: boundsOf(rule) };
    case 'date':
      return { date: boundsOf(rule, 0, 2_958_465) as unknown as Excel.DateTimeDataValidation };
  }
}

/** The largest number that Excel lets a person type. */
const LARGEST = 9.99999999999999e307;

function boundsOf(
  { min, max }: { readonly min?: number; readonly max?: number },
  lowest = -LARGEST,
  highest = LARGEST,
): Excel.BasicDataValidation {
  if (min !== undefined && max === undefined) return { operator: 'GreaterThanOrEqualTo', formula1: min };
  if (max !== undefined && min === undefined) return { operator: 'LessThanOrEqualTo', formula1: max };
  return { operator: 'Between', formula1: min ?? lowest, formula2: max ?? highest };
}
