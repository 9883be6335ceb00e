import { checkAlone, type CheckResult } from '../core/check';
import { bindWorkbook } from '../core/report/bind';
import { digest } from '../core/report/digest';
import type { Matrix } from '../core/report/matrix';
import type { Report } from '../core/report/report';
import { isGenerated } from '../core/report/stamp';
import type { Catalogue } from '../core/schema/catalogue';
import type { Host } from '../hosts/host';
import { optionsOf } from './check';
import type { Task } from './task';

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
  /** For each report what was said of it by itself before its cells were let go; `null` where they are there, or nobody asked. */
  readonly alone: readonly CheckResult[] | null;
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
    return { source, error: null, reports, matrices, ignored, isOutput, alone: null };
  } catch (cause) {
    return { source, error: { cause }, reports: [], matrices: [], ignored: [], isOutput: false, alone: null };
  }
}

export interface GatherOptions {
  readonly onFile?: (index: number) => void;
  /** What the reports are going to be judged for; saves reading most files a second time. */
  readonly task?: Task;
  /** So many reports are kept whole. */
  readonly kept?: number;
}

/**
 * Reads and binds workbooks one after the other. Memory stays flat: above `kept` reports only their digests remain.
 * A workbook that cannot be read keeps nobody else from being read.
 */
export async function gather(
  sources: readonly Source[],
  catalogue: Catalogue,
  { onFile, task, kept = KEPT_WHOLE }: GatherOptions = {},
): Promise<Gathering> {
  let files: Gathered[] = [];
  let reports = 0;
  let digested = false;
  for (const [index, source] of sources.entries()) {
    onFile?.(index);
    const file = await gatherOne(source, catalogue);
    reports += file.reports.length;
    if (!digested && reports > kept) {
      digested = true;
      files = files.map((one) => digestFile(one, task));
    }
    files.push(digested ? digestFile(file, task) : file);
  }
  return { files, digested };
}

function digestFile(file: Gathered, task: Task | undefined): Gathered {
  const { reports } = file;
  if (reports.length === 0) return file;
  const options = task && optionsOf([], task);
  const alone = options ? reports.map((report) => checkAlone(report, options)) : null;
  return { ...file, reports: reports.map(digest), alone };
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
