import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';

/** Whole workbooks are made and read; machines differ. */
jest.setTimeout(60_000);

export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line within the test's own process. */
export async function runCli(argv: readonly string[], cwd: string): Promise<Said> {
  let out = '';
  let err = '';
  const status = await run(argv, {
    cwd,
    watched: false,
    columns: 80,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { status, out, err };
}

/** A folder of its own for a file of tests; gone when they are. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A return of the fixtures. */
export function returned(name: string): string {
  return join(__dirname, '../fixtures/returns', name);
}
