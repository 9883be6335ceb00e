import { judgeGathering } from '../../actions/check-all';
import type { Gathered } from '../../actions/gather';
import type { Finding } from '../../core/finding';
import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import { format, words } from '../../locales';
import type { Call, ExitStatus } from '../call';
import { findInputs, type Inputs } from '../files';
import { checkJson, jsonText, type CheckResult } from '../json';
import { markAndFix, type Corrected } from '../mark-and-fix';
import { Progress } from '../progress';
import { targetOf, type Target } from '../rewrite';
import { readInputs, reportBad, withFiles, type InputsRead } from '../sources';
import { taskOf } from '../task';
import type { Setting, Terminal } from '../terminal';
import { checkText } from '../text';
import { UsageError } from '../usage-error';
import { countOf, type CheckedFile, type CheckedSheet } from '../verdict';

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

function checkedFiles(inputs: Inputs, read: InputsRead, findings: readonly Finding[]): CheckedFile[] {
  const byFile = new Map<string, Set<string>>();
  for (const { source, sheet } of findings) {
    if (source === undefined || sheet === null) continue;
    byFile.set(source, (byFile.get(source) ?? new Set<string>()).add(sheet));
  }
  const unread = inputs.bad.map(({ path }) => ({ file: path, error: read.bad.get(path)!, sheets: [], ignored: [] }));
  const files = read.gathering.files.map((file) => ({
    file: file.source.name,
    error: read.bad.get(file.source.name) ?? null,
    sheets: sheetsOf(file, byFile.get(file.source.name) ?? new Set()),
    ignored: file.ignored,
  }));
  return [...unread, ...files];
}

function sayWritten(
  call: Call,
  corrected: Corrected,
  findings: readonly Finding[],
  { terminal, texts }: Setting,
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

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const texts = words(call.locale);
  const setting: Setting = { terminal, texts };
  const plain = taskOf(call, WENZHOU_2020_93);
  const inputs = findInputs(call.files, terminal.cwd);
  const target = copiesOf(call, inputs, terminal);
  const { task, previous } = await withFiles(plain, call, setting);
  const read = await readInputs(inputs, task.catalogue, setting, { task });
  const judging = new Progress(terminal, read.gathering.files.length);
  const { findings, explained } = await judgeGathering(read.gathering, task, (index) =>
    judging.show(index, `${texts.cli.progress.checking} ${read.gathering.files[index]!.source.name}`),
  );
  judging.clear();

  let corrected: Corrected | null = null;
  if (target !== null) {
    const files = inputs.files.filter((file) => read.gathering.files.some(({ source }) => source.name === file.path));
    // A workbook without a reporting sheet comes through as it is: the folder of results is complete.
    const usable = files.filter((file) => (read.bad.get(file.path)?.code ?? 'no-report') === 'no-report');
    const progress = new Progress(terminal, usable.length);
    corrected = await markAndFix(usable, read.gathering, findings, {
      mark: call.flags.has('mark'),
      fix: call.flags.has('fix'),
      target,
      task,
      setting,
      onFile: (index) => progress.show(index, `${texts.cli.progress.writing} ${usable[index]!.path}`),
    });
    progress.clear();
    for (const [file, error] of corrected.refused) reportBad(file, error, texts, terminal);
  }

  const result: CheckResult = {
    files: checkedFiles(inputs, read, [...findings, ...explained]),
    skipped: read.skipped,
    findings,
    explained,
    fixed: corrected?.fixed ?? new Set(),
  };
  if (call.flags.has('json')) terminal.out(jsonText(checkJson(result, texts)));
  else terminal.err(checkText(result, texts));
  if (corrected) sayWritten(call, corrected, findings, setting);
  if ((previous?.bad.size ?? 0) + read.bad.size + (corrected?.refused.size ?? 0) > 0) return 2;
  return countOf(findings, 'mandatory') > countOf([...result.fixed], 'mandatory') ? 1 : 0;
}
