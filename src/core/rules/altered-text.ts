import type { CheckContext, Found, SheetRule } from './rule';
import type { Entry, Report, TextReading } from '../report/report';
import type { Catalogue, Indicator } from '../schema/catalogue';
import { remember } from '../memo';
import { normaliseName, normaliseText, similarity } from '../text';
import { putText } from '../judgement/repair';
import { isSameMeasure, unitBehindName } from '../judgement/measure-unit';

/** Below this a name beside a code belongs to something else. */
const UNLIKE = 0.4;

function found(entry: Entry, cell: TextReading, variant: string, expected: string, safe: boolean): Found {
  return {
    at: { row: cell.row, column: cell.column },
    code: entry.code,
    variant,
    params: { found: cell.text, expected },
    fix: putText(cell, expected, safe),
  };
}

/** The names of the sub-rows are the same few on every sheet. */
const nameKey = remember(normaliseName);

/** Nearly all of them stand as they were written, so nothing else is worked out for those. */
function reads(text: string, own: string, normalise: (text: string) => string): boolean {
  return text === own || normalise(text) === normalise(own);
}

/** On a generated sheet the locked words stand as they were written. */
function inTemplate(entry: Entry, catalogue: Catalogue): Found | null {
  const { codeCell, nameCell, unitCell, indicator, industry } = entry;
  if (codeCell && !reads(codeCell.text, entry.code, normaliseText)) {
    return found(entry, codeCell, 'code', entry.code, true);
  }
  const name = industry === null ? indicator.name : catalogue.industries[industry]!;
  const normalise = industry === null ? normaliseText : nameKey;
  if (nameCell && !reads(nameCell.text, name, normalise)) return found(entry, nameCell, 'name', name, true);
  if (industry === null && unitCell && !reads(unitCell.text, indicator.unit, normaliseText)) {
    return found(entry, unitCell, 'unit', indicator.unit, isSameMeasure(unitCell.text, indicator.unit));
  }
  return null;
}

/** Words that make another indicator of a name: 市级 in place of 省级, 100亿元 in place of 50亿元. */
const GRADES = /国家级|省级|市级|县级|区级|\d+亿|[一二三四五]星/g;

function hasOtherGrade(name: string, { name: own, verbatim }: Indicator): boolean {
  return (name.match(GRADES) ?? []).some((grade) => !own.includes(grade) && !normaliseText(verbatim).includes(grade));
}

/** Most rows carry our codes, so that one which differs is a slip and no numbering of the county's own. */
function hasOurCodes({ entries }: Report): boolean {
  return entries.filter(({ matchedBy }) => matchedBy === 'code').length * 2 > entries.length;
}

/** A row known by its name beside the code of another, or of none. */
function wrongCode(report: Report, entry: Entry): Found | null {
  const { codeCell, code, industry } = entry;
  if (entry.matchedBy === 'code' || industry !== null || !codeCell || codeCell.text === '') return null;
  return hasOurCodes(report) ? found(entry, codeCell, 'code', code, false) : null;
}

/** On a sheet of the unit's own a name is altered only where it says another indicator than the code. */
function inOwnSheet(entry: Entry, catalogue: Catalogue): Found | null {
  const { nameCell, indicator, industry } = entry;
  if (entry.matchedBy !== 'code' || industry !== null || !nameCell || nameCell.text === indicator.name) return null;
  const name = normaliseName(nameCell.text);
  const own = normaliseName(indicator.name);
  if (name === '' || name === own) return null;
  const isAnother = catalogue.indicators.some((other) => other !== indicator && normaliseName(other.name) === name);
  return isAnother || hasOtherGrade(name, indicator) || (!own.includes(name) && similarity(name, own) < UNLIKE)
    ? found(entry, nameCell, 'name', indicator.name, false)
    : null;
}

/** A unit in brackets behind the name, on a sheet without a column for it. */
function wrongUnitBehindName(entry: Entry): Found | null {
  const { nameCell, indicator } = entry;
  const unit = unitBehindName(entry);
  if (!nameCell || isSameMeasure(unit, indicator.unit)) return null;
  const name = nameCell.text.slice(0, nameCell.text.lastIndexOf(unit)) + indicator.unit + nameCell.text.slice(-1);
  return {
    ...found(entry, nameCell, 'unit', indicator.unit, false),
    params: { found: unit, expected: indicator.unit },
    fix: putText(nameCell, name, false),
  };
}

function alteration(report: Report, entry: Entry, { catalogue }: CheckContext): Found | null {
  const words = report.stamp
    ? inTemplate(entry, catalogue)
    : (wrongCode(report, entry) ?? inOwnSheet(entry, catalogue));
  if (words) return words;
  const { unitCell, indicator, industry } = entry;
  if (!unitCell || unitCell.text === '') return wrongUnitBehindName(entry);
  if (unitCell.text === indicator.unit) return null;
  if (industry !== null && indicator.measure === 'industry-coverage') return null;
  return isSameMeasure(unitCell.text, indicator.unit) ? null : found(entry, unitCell, 'unit', indicator.unit, false);
}

/**
 * 锁定内容被改: the code, name and unit of an issued form are fixed. Elsewhere a name may be written in many ways, but a
 * different unit makes the number mean something else.
 */
export const rule: SheetRule = {
  id: 'altered-text',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    for (const entry of report.entries) {
      const own = alteration(report, entry, context);
      if (own) find(own);
      for (const part of entry.industries) {
        const altered = part && alteration(report, part, context);
        if (altered) find(altered);
      }
    }
  },
};
