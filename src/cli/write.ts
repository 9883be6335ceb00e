import { basename, dirname, join } from 'node:path';
import type { Edit } from '../core/edit';
import { FileHost } from '../hosts/file/file-host';
import { format } from '../locales';
import { WorkbookError } from '../ooxml/errors';
import { OutputError } from './output-error';
import type { Setting } from './terminal';

/** Does what concerns one result file; what goes wrong names it as the person did. */
export async function naming<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof WorkbookError ? new OutputError(shown, error) : error;
  }
}

/** A file that had the name of a new workbook, and the copy of it that stays: it may be a return that was filled in. */
export interface Replaced {
  readonly file: string;
  readonly copy: string;
}

/** Writes a workbook of our own making, whole or not at all. */
export async function writeNew(path: string, shown: string, edits: readonly Edit[]): Promise<Replaced | null> {
  const host = FileHost.blank();
  await host.apply(edits);
  return saveNew(host, path, shown);
}

export async function saveNew(host: FileHost, path: string, shown: string): Promise<Replaced | null> {
  const { copy } = await naming(shown, () => host.save(path));
  return copy === null ? null : { file: shown, copy: join(dirname(shown), basename(copy)) };
}

export function sayReplaced(replaced: Replaced | null, { terminal, texts }: Setting): void {
  if (replaced) terminal.err(`${format(texts.cli.replaced, { ...replaced })}\n`);
}
