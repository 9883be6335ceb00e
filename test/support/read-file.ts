import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { readLegacy } from '../../src/ooxml/legacy';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';

/** A workbook under test/fixtures as a snapshot. */
export async function readFixture(path: string): Promise<WorkbookSnapshot> {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../fixtures', path)));
  if (path.endsWith('.xls')) return readLegacy(bytes, 'xls', path);
  return readWorkbook(OpcPackage.open(bytes));
}
