/** One line of the table: what was measured, what came out, what to reach. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly goal: string;
  /** `null`: nothing to reach, shown for comparison. */
  readonly reached: boolean | null;
}

/** Hands rows to `run.mjs`, one JSON line each. */
export function report(...rows: readonly Row[]): void {
  for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
}
