import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Edit } from '../../core/edit';
import type { WorkbookSnapshot } from '../../core/snapshot';
import { WorkbookError } from '../../ooxml/errors';
import type { Host, ReadRequest } from '../host';
import { inflateNatively } from './inflate-natively';
import { MemoryHost } from './memory-host';
import { fileSystemError, keepCopy, saveFile } from './save';

/** Files above this are refused before they are read. */
const LARGEST_FILE = 512 * 2 ** 20;

/** A workbook on disk. It is read into memory once; nothing is written before `save`. */
export class FileHost implements Host {
  private constructor(
    /** Where it was opened; `null` for a new workbook. */
    readonly path: string | null,
    private readonly memory: MemoryHost,
  ) {}

  /** Throws `WorkbookError` for whatever keeps the file from being read. */
  static async open(path: string): Promise<FileHost> {
    const name = basename(path);
    if (name.startsWith('~$')) throw new WorkbookError('lock-file');
    return new FileHost(path, await MemoryHost.open(readBytes(path), name, { inflate: inflateNatively }));
  }

  /** A new workbook without sheets. */
  static blank(): FileHost {
    return new FileHost(null, MemoryHost.blank('blank.xlsx'));
  }

  /** Whether edits can be applied: only .xlsx and .xlsm can be written. */
  get writable(): boolean {
    return this.memory.writable;
  }

  read(request?: ReadRequest): Promise<WorkbookSnapshot> {
    return this.memory.read(request);
  }

  apply(edits: readonly Edit[]): Promise<void> {
    return this.memory.apply(edits);
  }

  /** The file as it now is. */
  bytes(): Uint8Array {
    return this.memory.bytes();
  }

  /**
   * Writes the workbook whole or not at all. Over the file it was opened from only when asked; a copy of the
   * original then stays beside it, whose path is returned. So it is with whatever else has the name of a new workbook.
   */
  async save(
    path: string,
    options: { readonly overwriteInput?: boolean } = {},
  ): Promise<{ readonly copy: string | null }> {
    const bytes = this.bytes();
    const overwrites = this.path !== null && isSameFile(path, this.path);
    if (overwrites && options.overwriteInput !== true) throw new WorkbookError('would-overwrite-input');
    const replaces = this.path === null && holdsElse(path, bytes);
    const copy = overwrites || replaces ? keepCopy(path) : null;
    saveFile(path, bytes);
    return { copy };
  }
}

function readBytes(path: string): Uint8Array {
  try {
    const status = statSync(path);
    if (status.isDirectory()) throw new WorkbookError('is-a-folder', { path });
    // A pipe or a device never ends.
    if (!status.isFile()) throw new WorkbookError('not-a-workbook');
    if (status.size > LARGEST_FILE) throw new WorkbookError('too-large');
    return readFileSync(path);
  } catch (error) {
    throw fileSystemError(error, path);
  }
}

/** Whether a file of this name is there that holds something else. */
function holdsElse(path: string, bytes: Uint8Array): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status?.isFile()) return false;
  try {
    return status.size !== bytes.length || Buffer.compare(readFileSync(path), bytes) !== 0;
  } catch (error) {
    throw fileSystemError(error, path);
  }
}

function isSameFile(left: string, right: string): boolean {
  return existsSync(left) && existsSync(right) && realpathSync(left) === realpathSync(right);
}
