import type { Edit } from '../../core/edit';
import type { WorkbookSnapshot } from '../../core/snapshot';
import { blankPackage } from '../../ooxml/blank';
import { WorkbookError } from '../../ooxml/errors';
import { detectFormat, extensionOf } from '../../ooxml/format';
import type { Inflate } from '../../ooxml/inflate';
import { OpcPackage } from '../../ooxml/package';
import { readWorkbookInSteps } from '../../ooxml/read';
import { readWorkbookPart } from '../../ooxml/read-workbook-part';
import type { SheetLook } from '../../ooxml/sheet-look';
import { withRests, type Rest } from '../../ooxml/steps';
import type { Host, ReadRequest } from '../host';

/** What the place where a workbook is read can do better. */
export interface Platform {
  /** The platform's own, where it has one. */
  readonly inflate?: Inflate;
  /** Lets a page answer while a large workbook is read; the workbook must not be edited meanwhile. */
  readonly rest?: Rest;
}

const NO_REST: Rest = () => undefined;

/** A workbook in memory: the bytes of a file and the name it had. Formats other than .xlsx can be read only. */
export class MemoryHost implements Host {
  private constructor(
    private readonly content: OpcPackage | { readonly snapshot: WorkbookSnapshot; readonly bytes: Uint8Array },
    readonly fileName: string,
    private readonly rest: Rest = NO_REST,
  ) {}

  /** Throws `WorkbookError` for what cannot be read. */
  static async open(bytes: Uint8Array, fileName: string, { inflate, rest }: Platform = {}): Promise<MemoryHost> {
    const format = detectFormat(bytes, fileName);
    if (format === 'xlsx') {
      const pkg = OpcPackage.open(bytes, {}, inflate);
      pkg.mainPart();
      return new MemoryHost(pkg, fileName, rest);
    }
    const { readLegacy } = await import('../../ooxml/legacy');
    return new MemoryHost({ snapshot: await readLegacy(bytes, format, fileName), bytes }, fileName);
  }

  /** A workbook without sheets, to which sheets of our own are added. */
  static blank(fileName: string): MemoryHost {
    return new MemoryHost(blankPackage(), fileName);
  }

  /** Whether edits can be applied. */
  get writable(): boolean {
    return this.content instanceof OpcPackage;
  }

  async read(request: ReadRequest = {}): Promise<WorkbookSnapshot> {
    if (this.content instanceof OpcPackage) return withRests(readWorkbookInSteps(this.content, request), this.rest);
    const { snapshot } = this.content;
    return request.sheets
      ? { ...snapshot, sheets: snapshot.sheets.filter((sheet) => request.sheets!.includes(sheet.name)) }
      : snapshot;
  }

  /** The names of all sheets in the order of their tabs. */
  sheetNames(): readonly string[] {
    const { sheets } = this.content instanceof OpcPackage ? readWorkbookPart(this.content) : this.content.snapshot;
    return sheets.map((sheet) => sheet.name);
  }

  /** How the sheets look, for a grid on the screen; `sheets` are their names, absent: all. Of other formats than .xlsx only number formats are known. */
  async looks(sheets?: readonly string[]): Promise<readonly SheetLook[]> {
    if (!(this.content instanceof OpcPackage)) {
      const { looksOfSnapshots } = await import('../../ooxml/look/looks-of-snapshots');
      return looksOfSnapshots((await this.read({ sheets })).sheets);
    }
    const { readLooks } = await import('../../ooxml/look/read-looks');
    return withRests(readLooks(this.content, sheets), this.rest);
  }

  async apply(edits: readonly Edit[]): Promise<void> {
    if (edits.length === 0) return;
    if (!(this.content instanceof OpcPackage)) {
      throw new WorkbookError('read-only-format', { extension: extensionOf(this.fileName) });
    }
    const { applyEdits } = await import('../../ooxml/apply');
    applyEdits(this.content, edits);
  }

  /** The file as it now is; the very bytes that were opened while nothing has changed. */
  bytes(): Uint8Array {
    return this.content instanceof OpcPackage ? this.content.toBytes() : this.content.bytes;
  }
}
