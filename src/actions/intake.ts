import { bindWorkbook, type Binding } from '../core/report/bind';
import type { Catalogue } from '../core/schema/catalogue';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';

/** A workbook read once, and what was understood of it. */
export interface Intake {
  readonly snapshot: WorkbookSnapshot;
  readonly binding: Binding;
}

/** Reads a workbook and binds its sheets; `source` names it among others (`''` for the open workbook). */
export async function intake(host: Host, catalogue: Catalogue, source = ''): Promise<Intake> {
  const snapshot = await host.read();
  return { snapshot, binding: bindWorkbook(snapshot, catalogue, source) };
}
