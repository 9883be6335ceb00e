import { judgeGathering } from '../../actions/check-all';
import type { Gathered, Gathering } from '../../actions/gather';
import type { Task } from '../../actions/task';
import type { Finding } from '../../core/finding';
import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import { format, words, type Words } from '../../locales';
import type { Call, ExitStatus } from '../call';
import { findInputs, type Inputs } from '../files';
import { checkJson, jsonText, type CheckResult } from '../json';
import { markAndFix, type Corrected } from '../mark-and-fix';
import { Progress } from '../progress';
import { targetOf, type Target } from '../rewrite';
import { gatherInputs, reportBad, withFiles } from '../sources';
import { taskOf } from '../task';
import type { Terminal } from '../terminal';
import { checkText } from '../text';
import { UsageError } from '../usage-error';
import { countOf, type CheckedFile, type CheckedSheet, type FileError } from '../verdict';

/** Where marked and mended copies go; `null` when none are wanted. What makes no sense is refused before anything is read. */
function copiesOf(call: Call, inputs: Inputs, terminal: Terminal): Target | null {
  const writes = call.flags.has('mark') || call.flags.has('fix');
  const inPlace = call.flags.has('in-place');
  if (inPlace && call.values.output !== undefined) throw new UsageError('output-and-in-place');
  if (writes && !inPlace && call.values.output === undefined) throw new UsageError('work-without-output');
  if (!writes && (inPlace || call.values.output !== undefined)) throw new UsageError('output-without-work');
  return writes ? targetOf(call, inputs.files, terminal) : null;
}

/** The sheets of a file: its reports, and tables of several units that something was found in. */
function sheetsOf(file: Gathered, judged: ReadonlySet<string>): readonly CheckedSheet[] {
  const tables = file.matrices.filter(({ sheet }) => judged.has(sheet.name));
  return [
    ...file.reports.map(({ sheet, unit, period, form }) => ({ sheet: sheet.name, unit, period, form })),
    ...tables.map(({ sheet, period }) => ({ sheet: sheet.name, unit: null, period, form: null })),
  ];
}

function checkedFiles(
  inputs: Inputs,
  gathering: Gathering,
  bad: ReadonlyMap<string, FileError>,
  findings: readonly Finding[],
): CheckedFile[] {
  const byFile = new Map<string, Set<string>>();
  for (const { source, sheet } of findings) {
    if (source === undefined || sheet === null) continue;
    byFile.set(source, (byFile.get(source) ?? new Set<string>()).add(sheet));
  }
  const unread = inputs.bad.map(({ path }) => ({ file: path, error: bad.get(path)!, sheets: [], ignored: [] }));
  const read = gathering.files.map((file) => ({
    file: file.source.name,
    error: bad.get(file.source.name) ?? null,
    sheets: sheetsOf(file, byFile.get(file.source.name) ?? new Set()),
    ignored: file.ignored,
  }));
  return [...unread, ...read];
}

/** Marked and mended copies of every file that could be read. */
async function writeCopies(
  call: Call,
  target: Target,
  inputs: Inputs,
  run: { readonly gathering: Gathering; readonly bad: ReadonlyMap<string, FileError> },
  findings: readonly Finding[],
  task: Task,
  terminal: Terminal,
  texts: Words,
): Promise<Corrected> {
  const files = inputs.files.filter((file) => !run.bad.has(file.path));
  const progress = new Progress(terminal, files.length);
  const corrected = await markAndFix(files, run.gathering, findings, {
    mark: call.flags.has('mark'),
    fix: call.flags.has('fix'),
    target,
    task,
    terminal,
    texts,
    onFile: (index) => progress.show(index, `${texts.cli.progress.writing} ${files[index]!.path}`),
  });
  progress.clear();
  for (const [file, error] of corrected.refused) reportBad(file, error, texts, terminal);
  return corrected;
}

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const texts = words(call.locale);
  const plain = taskOf(call, WENZHOU_2020_93);
  const inputs = findInputs(call.files, terminal.cwd);
  const target = copiesOf(call, inputs, terminal);
  const { task, bad: unread } = await withFiles(plain, call, terminal, texts);
  const read = await gatherInputs(inputs, task.catalogue, terminal, texts);
  const { findings, explained } = await judgeGathering(read.gathering, task);
  const corrected = target && (await writeCopies(call, target, inputs, read, findings, task, terminal, texts));

  const result: CheckResult = {
    files: checkedFiles(inputs, read.gathering, read.bad, [...findings, ...explained]),
    skipped: inputs.skipped,
    findings,
    explained,
    fixed: corrected?.fixed ?? new Set(),
  };
  if (call.flags.has('json')) terminal.out(jsonText(checkJson(result, texts)));
  else terminal.err(checkText(result, texts));
  if (corrected) sayWritten(call, corrected, findings, terminal, texts);
  if (unread + read.bad.size + (corrected?.refused.size ?? 0) > 0) return 2;
  return countOf(findings, 'mandatory') > countOf([...result.fixed], 'mandatory') ? 1 : 0;
}

function sayWritten(
  call: Call,
  corrected: Corrected,
  findings: readonly Finding[],
  terminal: Terminal,
  texts: Words,
): void {
  const { check } = texts.cli;
  if (call.flags.has('fix')) {
    const open = findings.filter((finding) => finding.fix !== null && !corrected.fixed.has(finding)).length;
    terminal.err(`${format(check.fixed, { count: corrected.fixed.size, open })}\n`);
  }
  if (call.values.output !== undefined && corrected.written > 0) {
    terminal.err(`${format(check.written, { path: call.values.output })}\n`);
  }
}
