import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { WorkbookError, type WorkbookErrorCode } from '../../ooxml/errors';

const codes: Readonly<Record<string, WorkbookErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  EBUSY: 'no-permission',
  EISDIR: 'is-a-folder',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENAMETOOLONG: 'name-too-long',
};

/** An error of the file system as one of ours; others pass as they are. */
export function fileSystemError(error: unknown, path: string): unknown {
  const reason = systemCode(error);
  if (reason === null) return error;
  const code = codes[reason];
  return code ? new WorkbookError(code, { path }) : new WorkbookError('io', { path, reason });
}

function systemCode(error: unknown): string | null {
  const marked = typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
  return marked && typeof error.code === 'string' ? error.code : null;
}

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, then a rename.
 * It is one synchronous step, so that an interrupt handler never finds it half done.
 */
export function saveFile(path: string, bytes: Uint8Array): void {
  // A name of its own: that of the file may be as long as file systems allow, which with Chinese names is soon.
  const temporary = join(dirname(path), `.${randomBytes(12).toString('hex')}.tmp`);
  let descriptor = -1;
  let exists = false;
  try {
    if (isFolder(path)) throw new WorkbookError('is-a-folder', { path });
    descriptor = openSync(temporary, 'wx', modeOf(path));
    exists = true;
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = -1;
    renameSync(temporary, path);
    exists = false;
  } catch (error) {
    throw fileSystemError(error, path);
  } finally {
    if (descriptor >= 0) closeSync(descriptor);
    if (exists) rmSync(temporary, { force: true });
  }
}

/** Copies a file beside itself under a name that no reader takes for a workbook: `x.xlsx.bak`, `x.xlsx.bak2`, … */
export function keepCopy(path: string): string {
  for (let count = 1; ; count += 1) {
    const copy = `${path}.bak${count === 1 ? '' : count}`;
    try {
      copyFileSync(path, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') continue;
      throw fileSystemError(error, copy);
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function modeOf(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  return status ? status.mode & 0o777 : 0o666;
}
