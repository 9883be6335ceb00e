import type { Edit } from '../core/edit';
import { FileHost } from '../hosts/file/file-host';

/** Writes a workbook of our own making, whole or not at all. */
export async function writeNew(path: string, edits: readonly Edit[]): Promise<void> {
  const host = FileHost.blank();
  await host.apply(edits);
  await host.save(path);
}
