import { resolve } from 'node:path';
import { gather, type Gathered, type Gathering, type Source } from '../actions/gather';
import type { Task } from '../actions/task';
import { readAllocation, type Allocation } from '../core/allocation';
import type { Catalogue } from '../core/schema/catalogue';
import { FileHost } from '../hosts/file/file-host';
import { WorkbookError } from '../ooxml/errors';
import { format, type Words } from '../locales';
import type { Call } from './call';
import { findInputs, type BadPath, type InputFile, type Inputs, type SkippedFile } from './files';
import { fitHeapTo } from './heap';
import { Progress } from './progress';
import { Refusal } from './refusal';
import { sentenceOf } from './sentence';
import type { Setting, Terminal } from './terminal';
import { UsageError } from './usage-error';
import type { FileError } from './verdict';

/** The error of a file as code and sentence; our own mistakes too, so that the other files are still processed. */
export function fileError(error: unknown, texts: Words): FileError {
  if (error instanceof Refusal) return { code: error.code, message: texts.cli.files[error.code] };
  return { code: error instanceof WorkbookError ? error.code : 'internal', message: sentenceOf(error, texts) };
}

/** The error of a path that was not even opened. */
export function pathError(bad: BadPath, texts: Words): FileError {
  return {
    code: bad.code,
    message:
      bad.code === 'empty-folder'
        ? texts.cli.files['empty-folder']
        : format(texts.errors[bad.code], { reason: bad.path }),
  };
}

/** Says which file could not be used and why: one line on `err`. */
export function reportBad(file: string, error: FileError, texts: Words, terminal: Terminal): void {
  terminal.err(`${format(texts.cli.bad, { file, reason: error.message })}\n`);
}

/** Lets an interrupt be heard: reading and writing are synchronous, and promises alone never leave the turn. */
export function breathe(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

/** The files of a call as workbooks that can be opened when their turn comes. */
function sourcesOf(files: readonly InputFile[], cwd: string): readonly Source[] {
  const open = async (path: string) => {
    await breathe();
    return FileHost.open(resolve(cwd, path));
  };
  return files.map(({ path, name }) => ({ name, open: () => open(path) }));
}

/** What kept a file from being used; a workbook without any sheet that we understand is an error too. */
export function errorOf(file: Gathered, texts: Words): FileError | null {
  if (file.error) return fileError(file.error.cause, texts);
  const understood = file.reports.length + file.matrices.length > 0;
  return understood ? null : { code: 'no-report', message: texts.cli.files['no-report'] };
}

export interface InputsRead {
  readonly gathering: Gathering;
  /** Why a file could not be used, by its name. */
  readonly bad: ReadonlyMap<string, FileError>;
  readonly skipped: readonly SkippedFile[];
  /** Summaries that the person named, to be continued. */
  readonly summaries: readonly Gathered[];
}

export interface ReadOptions {
  /** A summary that the person names is no mistake. */
  readonly takesSummaries?: boolean;
  /** What the files are going to be judged for. */
  readonly task?: Task;
}

/**
 * The files of a call, read one after the other under a bar. All that could not be used are named on `err`, and so are
 * those that were passed over.
 */
export async function readInputs(
  inputs: Inputs,
  catalogue: Catalogue,
  { terminal, texts }: Setting,
  { takesSummaries = false, task }: ReadOptions = {},
): Promise<InputsRead> {
  fitHeapTo(inputs.files.length);
  const progress = new Progress(terminal, inputs.files.length);
  const all = await gather(sourcesOf(inputs.files, terminal.cwd), catalogue, {
    onFile: (index) => progress.show(index, `${texts.cli.progress.reading} ${inputs.files[index]!.path}`),
    ...(task && { task }),
  });
  progress.clear();

  const bad = new Map<string, FileError>();
  for (const path of inputs.bad) bad.set(path.path, pathError(path, texts));
  const files: Gathered[] = [];
  const summaries: Gathered[] = [];
  const skipped: SkippedFile[] = [...inputs.skipped];
  for (const [index, file] of all.files.entries()) {
    const { named, path, name } = inputs.files[index]!;
    if (file.isOutput && named && takesSummaries) summaries.push(file);
    else if (file.isOutput && !named) skipped.push({ path, reason: 'output' });
    else {
      files.push(file);
      const error = errorOf(file, texts);
      if (error) bad.set(name, error);
    }
  }
  for (const [file, error] of bad) reportBad(file, error, texts, terminal);
  for (const { path, reason } of skipped) {
    terminal.err(`${format(texts.cli.skipped, { file: path, reason: texts.cli.files[reason] })}\n`);
  }
  return { gathering: { files, digested: all.digested }, bad, skipped, summaries };
}

/** The targets that the office handed down, from the first allocation sheet of a workbook. */
async function allocationOf(path: string, cwd: string, catalogue: Catalogue, texts: Words): Promise<Allocation> {
  const [source] = sourcesOf([{ path, name: path, below: path, named: true }], cwd);
  const gathering = await gather([source!], catalogue);
  const file = gathering.files[0]!;
  if (file.error) throw new UsageError('bad-targets', { path, reason: fileError(file.error.cause, texts).message });
  const matrix = file.matrices.find((candidate) => candidate.kind === 'allocation') ?? file.matrices[0];
  if (matrix === undefined) throw new UsageError('no-targets', { path });
  return readAllocation(matrix, path);
}

export interface WithFiles {
  readonly task: Task;
  /** What lies in the folder of the period before; `null` where none is named. */
  readonly previous: InputsRead | null;
}

/** Adds to a task what lies in files: the allocation and the reports of the period before. */
export async function withFiles(task: Task, call: Call, setting: Setting): Promise<WithFiles> {
  const { targets, previous } = call.values;
  const { terminal, texts } = setting;
  const allocation = targets === undefined ? null : await allocationOf(targets, terminal.cwd, task.catalogue, texts);
  if (previous === undefined) return { task: { ...task, allocation }, previous: null };
  const read = await readInputs(findInputs([previous], terminal.cwd), task.catalogue, setting, {
    takesSummaries: true,
  });
  const reports = read.gathering.files.flatMap((file) => file.reports);
  return { task: { ...task, allocation, previous: reports }, previous: read };
}
