import { mkdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { WorkbookError } from '../ooxml/errors';
import type { InputFile } from './files';
import { OutputError } from './output-error';
import { UsageError } from './usage-error';

function statusOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** One by one from above: where a file system makes no folders (/proc), the recursion of Node never ends. */
function makeFolders(path: string): void {
  if (statusOf(path)?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolders(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!statusOf(path)?.isDirectory()) throw error;
  }
}

/** Makes a folder and those above it; what hinders it is named as for a workbook. */
export function makeFolder(path: string, shown: string): void {
  try {
    makeFolders(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new UsageError('file-as-folder', { path: shown });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
      throw new OutputError(shown, new WorkbookError('no-permission', { path: shown }));
    if (code === 'ENOSPC') throw new OutputError(shown, new WorkbookError('disk-full', { path: shown }));
    throw new OutputError(shown, new WorkbookError('io', { path: shown, reason: code ?? '' }));
  }
}

/** The file that `-o` names, for a workbook; the folder above it is made. Returns its absolute path. */
export function outputFile(shown: string | undefined, cwd: string): string {
  if (shown === undefined) throw new UsageError('no-output');
  const path = resolve(cwd, shown);
  if (/[/\\]$/.test(shown) || statusOf(path)?.isDirectory()) throw new UsageError('folder-as-file', { path: shown });
  if (extname(path).toLowerCase() !== '.xlsx') throw new UsageError('not-xlsx', { path: shown });
  makeFolder(dirname(path), dirname(shown));
  return path;
}

/** The folder that `-o` names; it is made where it is not there. Returns its absolute path. */
export function outputFolder(shown: string | undefined, cwd: string): string {
  if (shown === undefined) throw new UsageError('no-output');
  const path = resolve(cwd, shown);
  const status = statusOf(path);
  if (status !== null && !status.isDirectory()) throw new UsageError('file-as-folder', { path: shown });
  makeFolder(path, shown);
  return path;
}

/** Where a path really lies, also when nothing is there yet. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(placeOf(above), path.slice(above.length).replace(sep, ''));
  }
}

export type Destination =
  { readonly path: string; readonly shown: string } | { readonly refused: 'would-overwrite' | 'same-output' };

/**
 * Where the results of many files go: beneath one folder, each under its own name, never over
 * an input of the run, and never two to the same place.
 */
export class Destinations {
  readonly #inputs: ReadonlySet<string>;
  readonly #taken = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly shown: string,
    files: readonly InputFile[],
    cwd: string,
  ) {
    this.#inputs = new Set(files.map((file) => placeOf(resolve(cwd, file.path))));
  }

  /** Takes the place of one file's result. */
  take(file: InputFile): Destination {
    const path = join(this.folder, file.below);
    const place = placeOf(path);
    if (this.#inputs.has(place)) return { refused: 'would-overwrite' };
    // File systems of Windows and macOS take A.xlsx and a.xlsx for one.
    const key = place.toLowerCase();
    if (this.#taken.has(key)) return { refused: 'same-output' };
    this.#taken.add(key);
    return { path, shown: join(this.shown, file.below) };
  }
}

/** Whether a result would lie upon one of the inputs. */
export function isInput(path: string, files: readonly InputFile[], cwd: string): boolean {
  const place = placeOf(path);
  return files.some((file) => placeOf(resolve(cwd, file.path)) === place);
}
