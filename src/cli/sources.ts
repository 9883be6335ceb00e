import { resolve } from 'node:path';
import { intake, type Intake } from '../actions/intake';
import type { Task } from '../actions/task';
import { readAllocation, type Allocation } from '../core/allocation';
import type { Report } from '../core/report/report';
import type { Catalogue } from '../core/schema/catalogue';
import { FileHost } from '../hosts/file/file-host';
import { WorkbookError } from '../ooxml/errors';
import { format, type Words } from '../locales';
import type { Call } from './call';
import { findInputs, type BadPath } from './files';
import { sentenceOf } from './sentence';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import type { FileError } from './verdict';

/** A file read and bound, or why it was not. */
export type Taken = ({ readonly error: null } & Intake) | { readonly error: FileError };

/** The error of a file as code and sentence; our own mistakes too, so that the other files are still processed. */
export function fileError(error: unknown, texts: Words): FileError {
  return { code: error instanceof WorkbookError ? error.code : 'internal', message: sentenceOf(error, texts) };
}

/** The error of a path that was not even opened. */
export function pathError(bad: BadPath, texts: Words): FileError {
  return {
    code: bad.code,
    message: bad.code === 'empty-folder' ? texts.cli.files['empty-folder'] : format(texts.errors[bad.code], { reason: bad.path }),
  };
}

/** Says which file could not be used and why: one line on `err`. */
export function reportBad(file: string, error: FileError, texts: Words, terminal: Terminal): void {
  terminal.err(`${format(texts.cli.bad, { file, reason: error.message })}\n`);
}

/** Reads one file; a workbook without any sheet that we understand is an error too. */
export async function take(path: string, cwd: string, catalogue: Catalogue, texts: Words): Promise<Taken> {
  try {
    const taken = await intake(await FileHost.open(resolve(cwd, path)), catalogue, path);
    if (taken.binding.reports.length === 0 && taken.binding.matrices.length === 0) {
      return { error: { code: 'no-report', message: texts.cli.files['no-report'] } };
    }
    return { error: null, ...taken };
  } catch (error) {
    return { error: fileError(error, texts) };
  }
}

/** The targets that the office handed down, from the first allocation sheet of a workbook. */
export async function allocationOf(call: Call, terminal: Terminal, catalogue: Catalogue): Promise<Allocation | null> {
  const path = call.values.targets;
  if (path === undefined) return null;
  const { binding } = await intake(await FileHost.open(resolve(terminal.cwd, path)), catalogue, path);
  const matrix = binding.matrices.find((candidate) => candidate.kind === 'allocation') ?? binding.matrices[0];
  if (matrix === undefined) throw new UsageError('no-targets', { path });
  return readAllocation(matrix, path);
}

/** The reports of the period before. Files that cannot be used are named and counted. */
export async function previousOf(
  call: Call,
  terminal: Terminal,
  catalogue: Catalogue,
  texts: Words,
): Promise<{ readonly reports: readonly Report[]; readonly bad: number }> {
  const path = call.values.previous;
  if (path === undefined) return { reports: [], bad: 0 };
  const inputs = findInputs([path], terminal.cwd);
  const reports: Report[] = [];
  let bad = inputs.bad.length;
  for (const wrong of inputs.bad) reportBad(wrong.path, pathError(wrong, texts), texts, terminal);
  for (const file of inputs.files) {
    const taken = await take(file.path, terminal.cwd, catalogue, texts);
    if (taken.error === null) reports.push(...taken.binding.reports);
    else {
      bad++;
      reportBad(file.path, taken.error, texts, terminal);
    }
  }
  return { reports, bad };
}

/** Adds to a task what lies in files: the allocation and the reports of the period before. */
export async function withFiles(
  task: Task,
  call: Call,
  terminal: Terminal,
  texts: Words,
): Promise<{ readonly task: Task; readonly bad: number }> {
  const allocation = await allocationOf(call, terminal, task.catalogue);
  const { reports, bad } = await previousOf(call, terminal, task.catalogue, texts);
  return { task: { ...task, allocation, previous: reports }, bad };
}
