/** One thing that is wrong with a made-up return, or may be said of it. */
export interface ExpectedFinding {
  readonly rule: string;
  /** A1 addresses that name it; empty: any cell. */
  readonly cells: readonly string[];
  readonly code: string | null;
  /** Rules that say the same. */
  readonly or: readonly string[];
  readonly optional: boolean;
  readonly why: string;
}

export interface Truth {
  readonly unit: string;
  readonly period: string;
  readonly sheet: string;
  readonly expected: readonly ExpectedFinding[];
}

export interface SaidFinding {
  readonly rule: string;
  readonly cell: string | null;
  readonly code: string | null;
}

const names = (said: SaidFinding, expected: ExpectedFinding): boolean =>
  (said.rule === expected.rule || expected.or.includes(said.rule)) &&
  (expected.cells.length === 0 ||
    (said.cell !== null && expected.cells.includes(said.cell)) ||
    (expected.code !== null && said.code === expected.code && said.cell === null)) &&
  (expected.cells.length > 0 || expected.code === null || said.code === null || said.code === expected.code);

/** What the truth asks for and nobody said, and what was said and the truth does not know. */
export function compareWithTruth(
  said: readonly SaidFinding[],
  truth: Truth,
): { missed: ExpectedFinding[]; unfounded: SaidFinding[] } {
  return {
    missed: truth.expected.filter((expected) => !expected.optional && !said.some((one) => names(one, expected))),
    unfounded: said.filter((one) => !truth.expected.some((expected) => names(one, expected))),
  };
}
