import type { Step } from './step';

/** A step that failed while it was written, with what the workbook holds now. */
export class StepError extends Error {
  override readonly name = 'StepError';

  constructor(
    /** `restored`: a part had been written and was put back; `uncertain`: that could not be done or be told. */
    readonly state: 'unchanged' | 'restored' | 'uncertain',
    /** What can be put back later, where that is uncertain. */
    readonly step: Step,
    options: { readonly cause: unknown },
  ) {
    super(`${step.title} (${state})`, options);
  }
}
