import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';

/** What a return may come as. */
const EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xls', '.et', '.ods', '.csv']);

export interface InputFile {
  /** As the person wrote it, or beneath the folder that the person wrote. */
  readonly path: string;
  /** What findings and words call it: the path, unless it is given a public name. */
  readonly name: string;
  /** Where its result goes, beneath the folder of the results. */
  readonly below: string;
  /** The person named the file itself, not only a folder above it. */
  readonly named: boolean;
}

/** A file that is passed over without being an error. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: 'lock-file' | 'hidden' | 'output';
}

/** A path that cannot be used. `code` is that of a `WorkbookError`, or `empty-folder`. */
export interface BadPath {
  readonly path: string;
  readonly code: 'not-found' | 'no-permission' | 'io' | 'empty-folder' | 'lock-file';
}

export interface Inputs {
  readonly files: readonly InputFile[];
  readonly skipped: readonly SkippedFile[];
  readonly bad: readonly BadPath[];
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The name that Excel gives to the owner file of an open workbook. */
export function isLockFile(path: string): boolean {
  return basename(path).startsWith('~$');
}

function codeOf(error: unknown): BadPath['code'] {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'not-found';
  return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'io';
}

/**
 * The files and folders of a call as a list of files: each file once, folders walked in the
 * order of their names, so that two runs read the same files in the same order.
 */
export function findInputs(paths: readonly string[], cwd: string): Inputs {
  const files: InputFile[] = [];
  const skipped: SkippedFile[] = [];
  const bad: BadPath[] = [];
  const seen = new Set<string>();
  const walked = new Set<string>();

  const add = (path: string, below: string, named: boolean) => {
    const real = realpathSync(resolve(cwd, path));
    if (seen.has(real)) return;
    seen.add(real);
    files.push({ path, name: path, below, named });
  };

  const walk = (folder: string, root: string) => {
    // A folder that links to one of its own parents would be walked for ever.
    const real = realpathSync(resolve(cwd, folder));
    if (walked.has(real)) return;
    walked.add(real);
    for (const name of readdirSync(resolve(cwd, folder)).sort(byCodeUnits)) {
      const path = join(folder, name);
      try {
        const isFolder = statSync(resolve(cwd, path)).isDirectory();
        if (isLockFile(name)) skipped.push({ path, reason: 'lock-file' });
        else if (name.startsWith('.')) {
          if (!isFolder && EXTENSIONS.has(extname(name).toLowerCase())) skipped.push({ path, reason: 'hidden' });
        } else if (isFolder) walk(path, root);
        else if (EXTENSIONS.has(extname(name).toLowerCase())) add(path, relative(root, path), false);
      } catch (error) {
        // A dangling link that is no workbook by its name is nobody's return.
        if (EXTENSIONS.has(extname(name).toLowerCase()) || !isLink(resolve(cwd, path)))
          bad.push({ path, code: codeOf(error) });
      }
    }
  };

  for (const path of paths) {
    try {
      if (isLockFile(path)) bad.push({ path, code: 'lock-file' });
      else if (statSync(resolve(cwd, path)).isDirectory()) {
        const before = files.length + bad.length;
        walk(path, path);
        if (files.length + bad.length === before && !holdsSome(path, cwd, seen))
          bad.push({ path, code: 'empty-folder' });
      } else add(path, basename(path), true);
    } catch (error) {
      bad.push({ path, code: codeOf(error) });
    }
  }
  return { files, skipped, bad };
}

/**
 * The same files, called as they lie beneath the folder that the person wrote: what goes into a sheet that is published
 * says nothing of the machine. Files that would share a name keep their paths.
 */
export function publicly(inputs: Inputs): Inputs {
  const times = new Map<string, number>();
  for (const { below } of inputs.files) times.set(below, (times.get(below) ?? 0) + 1);
  const files = inputs.files.map((file) => (times.get(file.below) === 1 ? { ...file, name: file.below } : file));
  return { ...inputs, files };
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Its files were named before the folder was: it is not empty. */
function holdsSome(folder: string, cwd: string, seen: ReadonlySet<string>): boolean {
  const real = realpathSync(resolve(cwd, folder)) + sep;
  return [...seen].some((path) => path.startsWith(real));
}
