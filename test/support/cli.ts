import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
let built: string | null = null;

afterAll(() => {
  if (built !== null) rmSync(dirname(built), { recursive: true, force: true });
});

/** The bundle of the command line, built once in a test file, beneath the root so that it finds its packages. */
function bundle(): string {
  if (built !== null) return built;
  const folder = mkdtempSync(join(root, 'node_modules', '.cli-'));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build-cli.mjs', folder], { cwd: root });
  if (status !== 0) throw new Error(String(stderr));
  return (built = join(folder, 'cli.js'));
}

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as its own process, as a person does. */
export function cli(args: readonly string[], cwd: string = root, wrapper: readonly string[] = []): Ran {
  const [command, ...rest] = [...wrapper, process.execPath, bundle(), ...args];
  const { status, stdout, stderr } = spawnSync(command!, rest, { cwd, encoding: 'utf8', timeout: 60_000 });
  return { status, out: stdout, err: stderr };
}

/** Runs it and interrupts it (Ctrl-C) as soon as it has said what is waited for. */
export function interrupted(
  args: readonly string[],
  cwd: string,
  after: RegExp,
): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = spawn(process.execPath, [bundle(), ...args], { cwd });
  let err = '';
  return new Promise((resume) => {
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString();
      if (after.test(err) && !child.killed) child.kill('SIGINT');
    });
    child.on('close', (code) => resume({ code, err }));
  });
}
