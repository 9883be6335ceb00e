/** The set that the manifest requires: everything in it may be used without asking. */
export const REQUIRED_SET = '1.12';

/** Sets beyond it that are used where they are there, and what for. */
export const OPTIONAL_SETS = {
  /** `Range.getMergedAreasOrNullObject` */
  mergedAreas: '1.13',
  /** `Worksheet.notes` */
  notes: '1.18',
  /** `Excel.run({ mergeUndoGroup })` */
  undoGroup: '1.20',
} as const;

/** Whether this Excel, and the office.js that was loaded, know an optional part. */
export function knows(part: keyof typeof OPTIONAL_SETS): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', OPTIONAL_SETS[part]);
}
