import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FileHost } from '../hosts/file/file-host';
import { format } from '../locales';
import type { Call } from './call';
import type { InputFile } from './files';
import { Destinations, makeFolder, outputFolder } from './output';
import { Refusal } from './refusal';
import { breathe, fileError } from './sources';
import type { Setting, Terminal } from './terminal';
import { UsageError } from './usage-error';
import type { FileError } from './verdict';

/** Where the changed copies of the inputs go. */
export interface Target {
  readonly inPlace: boolean;
  readonly destinations: Destinations | null;
}

/** The target of a call: the folder of `-o`, which is made, or the inputs themselves. */
export function targetOf(call: Call, files: readonly InputFile[], terminal: Terminal): Target {
  const inPlace = call.flags.has('in-place');
  if (inPlace && call.values.output !== undefined) throw new UsageError('output-and-in-place');
  if (inPlace) return { inPlace, destinations: null };
  const folder = outputFolder(call.values.output, terminal.cwd);
  return { inPlace, destinations: new Destinations(folder, call.values.output!, files, terminal.cwd) };
}

/** What came of one file: where its result lies and what `work` returned, or why there is none. */
export type Rewritten<T> =
  { readonly error: null; readonly shown: string; readonly result: T } | { readonly error: FileError };

/** Opens one file, lets `work` change it, and saves the result whole or not at all. */
export async function rewrite<T>(
  file: InputFile,
  target: Target,
  { terminal, texts }: Setting,
  work: (host: FileHost) => Promise<T>,
): Promise<Rewritten<T>> {
  const input = resolve(terminal.cwd, file.path);
  const place = target.destinations?.take(file) ?? { path: input, shown: file.path };
  if ('refused' in place) {
    return { error: { code: place.refused, message: texts.cli.files[place.refused] } };
  }
  await breathe();
  try {
    const host = await FileHost.open(input);
    try {
      const result = await work(host);
      if (!target.inPlace || isChanged(host, input)) await save(host, place.path, target.inPlace);
      return { error: null, shown: place.shown, result };
    } catch (error) {
      if (!(error instanceof Refusal) || target.inPlace) throw error;
      // The folder of results then holds every workbook that came, this one as it was.
      await save(host, place.path, false);
      const message = format(texts.cli.copied, { reason: texts.cli.files[error.code], output: place.shown });
      return { error: { code: error.code, message } };
    }
  } catch (error) {
    return { error: fileError(error, texts) };
  }
}

async function save(host: FileHost, path: string, overwriteInput: boolean): Promise<void> {
  makeFolder(dirname(path), dirname(path));
  await host.save(path, { overwriteInput });
}

function isChanged(host: FileHost, input: string): boolean {
  return Buffer.compare(host.bytes(), readFileSync(input)) !== 0;
}
