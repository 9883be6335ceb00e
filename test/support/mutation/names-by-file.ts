import { relative } from 'node:path';

/*
 * The mutation runner knows a test by its full name alone. Two tests of one name in two files would be one to it, and
 * it would run the wrong file and call the mutant a survivor; so every name begins with its file.
 */

const file = relative(process.cwd(), expect.getState().testPath!);

type Named = (name: string, ...rest: readonly unknown[]) => unknown;

function inFile(named: Named): Named {
  const renamed: Named = (name, ...rest) => named(`${file} ${name}`, ...rest);
  const parts = Object.entries(named).map(([key, part]: [string, unknown]) => {
    if (typeof part !== 'function') return [key, part];
    if (key === 'each') return [key, (...table: unknown[]) => inFile((part as (...all: unknown[]) => Named)(...table))];
    return [key, inFile(part as Named)];
  });
  return Object.assign(renamed, Object.fromEntries(parts));
}

for (const key of ['test', 'it', 'describe'] as const) {
  Object.assign(globalThis, { [key]: inFile(globalThis[key] as unknown as Named) });
}
