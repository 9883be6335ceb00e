import { bindWorkbook } from '../core/report/bind';
import { digest } from '../core/report/digest';
import type { Matrix } from '../core/report/matrix';
import type { Report } from '../core/report/report';
import { isGenerated } from '../core/report/stamp';
import type { Catalogue } from '../core/schema/catalogue';
import type { Host } from '../hosts/host';

/** A workbook that can be opened, again if need be. */
export interface Source {
  /** Names it in findings and words. */
  readonly name: string;
  open(): Promise<Host>;
}

/** What was found in one workbook. */
export interface Gathered {
  readonly source: Source;
  /** What kept it from being read; `null` when it was read. */
  readonly error: { readonly cause: unknown } | null;
  readonly reports: readonly Report[];
  readonly matrices: readonly Matrix[];
  /** Names of the sheets that are no reporting sheets. */
  readonly ignored: readonly string[];
  /** It holds what we generated from returns (a summary) and no return. */
  readonly isOutput: boolean;
}

export interface Gathering {
  readonly files: readonly Gathered[];
  /** The reports were too many to keep: those of `files` are digests, and a file is opened again where cells are needed. */
  readonly digested: boolean;
}

/** So many reports are kept whole; a city has some fifteen units. */
const KEPT_WHOLE = 64;

async function gatherOne(source: Source, catalogue: Catalogue): Promise<Gathered> {
  try {
    const snapshot = await (await source.open()).read();
    const { reports, matrices, ignored } = bindWorkbook(snapshot, catalogue, source.name);
    const isOutput = reports.length === 0 && ignored.some((name) => isGenerated(snapshot, name));
    return { source, error: null, reports, matrices, ignored, isOutput };
  } catch (cause) {
    return { source, error: { cause }, reports: [], matrices: [], ignored: [], isOutput: false };
  }
}

/**
 * Reads and binds workbooks one after the other. Memory stays flat: above `kept` reports only their digests remain.
 * A workbook that cannot be read keeps nobody else from being read.
 */
export async function gather(
  sources: readonly Source[],
  catalogue: Catalogue,
  onFile: (index: number) => void = () => {},
  kept = KEPT_WHOLE,
): Promise<Gathering> {
  let files: Gathered[] = [];
  let reports = 0;
  let digested = false;
  for (const [index, source] of sources.entries()) {
    onFile(index);
    const file = await gatherOne(source, catalogue);
    reports += file.reports.length;
    if (!digested && reports > kept) {
      digested = true;
      files = files.map(digestFile);
    }
    files.push(digested ? digestFile(file) : file);
  }
  return { files, digested };
}

function digestFile(file: Gathered): Gathered {
  return file.reports.length === 0 ? file : { ...file, reports: file.reports.map(digest) };
}

/** The reports of a file with their cells: kept, or read again. A file that has vanished since has none. */
export async function wholeReports(
  file: Gathered,
  gathering: Gathering,
  catalogue: Catalogue,
): Promise<readonly Report[]> {
  if (!gathering.digested || file.reports.length === 0) return file.reports;
  return (await gatherOne(file.source, catalogue)).reports;
}
