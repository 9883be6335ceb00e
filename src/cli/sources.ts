import { resolve } from 'node:path';
import { gather, type Gathered, type Gathering, type Source } from '../actions/gather';
import type { Task } from '../actions/task';
import { readAllocation, type Allocation } from '../core/allocation';
import type { Catalogue } from '../core/schema/catalogue';
import { FileHost } from '../hosts/file/file-host';
import { WorkbookError } from '../ooxml/errors';
import { format, type Words } from '../locales';
import type { Call } from './call';
import { findInputs, type BadPath, type InputFile, type Inputs } from './files';
import { Progress } from './progress';
import { Refusal } from './refusal';
import { sentenceOf } from './sentence';
import type { Terminal } from './terminal';
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

/** The files of a call as workbooks that can be opened when their turn comes. */
export function sourcesOf(files: readonly InputFile[], cwd: string): readonly Source[] {
  return files.map(({ path }) => ({ name: path, open: () => FileHost.open(resolve(cwd, path)) }));
}

/** What kept a file from being used; a workbook without any sheet that we understand is an error too. */
export function errorOf(file: Gathered, texts: Words): FileError | null {
  if (file.error) return fileError(file.error.cause, texts);
  const understood = file.reports.length + file.matrices.length > 0;
  return understood ? null : { code: 'no-report', message: texts.cli.files['no-report'] };
}

/** The files of a call, read one after the other under a bar; all that could not be used are named. */
export async function gatherInputs(
  inputs: Inputs,
  catalogue: Catalogue,
  terminal: Terminal,
  texts: Words,
): Promise<{ readonly gathering: Gathering; readonly bad: ReadonlyMap<string, FileError> }> {
  const bad = new Map<string, FileError>();
  for (const path of inputs.bad) bad.set(path.path, pathError(path, texts));
  const progress = new Progress(terminal, inputs.files.length);
  const gathering = await gather(sourcesOf(inputs.files, terminal.cwd), catalogue, (index) =>
    progress.show(index, `${texts.cli.progress.reading} ${inputs.files[index]!.path}`),
  );
  progress.clear();
  for (const file of gathering.files) {
    const error = errorOf(file, texts);
    if (error) bad.set(file.source.name, error);
  }
  for (const [file, error] of bad) reportBad(file, error, texts, terminal);
  for (const { path, reason } of inputs.skipped) {
    terminal.err(`${format(texts.cli.skipped, { file: path, reason: texts.cli.files[reason] })}\n`);
  }
  return { gathering, bad };
}

/** The targets that the office handed down, from the first allocation sheet of a workbook. */
async function allocationOf(path: string, cwd: string, catalogue: Catalogue, texts: Words): Promise<Allocation> {
  const [source] = sourcesOf([{ path, below: path }], cwd);
  const gathering = await gather([source!], catalogue);
  const file = gathering.files[0]!;
  if (file.error) throw new UsageError('bad-targets', { path, reason: fileError(file.error.cause, texts).message });
  const matrix = file.matrices.find((candidate) => candidate.kind === 'allocation') ?? file.matrices[0];
  if (matrix === undefined) throw new UsageError('no-targets', { path });
  return readAllocation(matrix, path);
}

/** Adds to a task what lies in files: the allocation and the reports of the period before. */
export async function withFiles(
  task: Task,
  call: Call,
  terminal: Terminal,
  texts: Words,
): Promise<{ readonly task: Task; readonly bad: number }> {
  const { targets, previous } = call.values;
  const allocation = targets === undefined ? null : await allocationOf(targets, terminal.cwd, task.catalogue, texts);
  if (previous === undefined) return { task: { ...task, allocation }, bad: 0 };
  const inputs = findInputs([previous], terminal.cwd);
  const { gathering, bad } = await gatherInputs(inputs, task.catalogue, terminal, texts);
  const reports = gathering.files.flatMap((file) => file.reports);
  return { task: { ...task, allocation, previous: reports }, bad: bad.size };
}
