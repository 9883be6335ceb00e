import { existsSync } from 'node:fs';
import { judgeGathering } from '../../actions/check-all';
import { pastOf, pastSummary, summarizeGathering, writeSummary, type Summarized } from '../../actions/summarize';
import type { Task } from '../../actions/task';
import { formatPeriod } from '../../core/period';
import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import type { WorkbookSnapshot } from '../../core/snapshot';
import { readSummary, type EarlierSummary } from '../../core/summary/earlier';
import type { Intake } from '../../core/summary/intake';
import { toJson } from '../../core/summary/json';
import { FileHost } from '../../hosts/file/file-host';
import { saveFile } from '../../hosts/file/save';
import { format, words } from '../../locales';
import { changeText } from '../../locales/change-text';
import { summaryWords } from '../../locales/summary-words';
import type { Call, ExitStatus } from '../call';
import { findInputs, publicly } from '../files';
import { jsonText } from '../json';
import { isInput, outputFile } from '../output';
import { Progress } from '../progress';
import { fileError, readInputs, withFiles, type InputsRead } from '../sources';
import { nowOf, taskOf } from '../task';
import type { Setting, Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { countOf } from '../verdict';
import { naming, saveNew, sayReplaced } from '../write';

/** The words of the sheets are Chinese, whatever language the person at the command line reads. */
const SHEET_WORDS = summaryWords(words('zh-CN'));

/** The workbook that the summary goes into, as it stands. */
interface Standing {
  readonly host: FileHost;
  readonly before: WorkbookSnapshot | null;
  readonly kept: EarlierSummary | null;
}

/** A summary that is there already keeps its person's sheets, weights and remarks; anything else makes room. */
async function standingAt(path: string): Promise<Standing> {
  if (existsSync(path)) {
    const host = await FileHost.open(path);
    const before = await host.read();
    const kept = readSummary(before, WENZHOU_2020_93);
    if (kept) return { host, before, kept };
  }
  return { host: FileHost.blank(), before: null, kept: null };
}

/** What the named summaries hold; the last one counts. */
async function continuedOf(read: InputsRead): Promise<EarlierSummary | null> {
  const last = read.summaries.at(-1);
  if (last === undefined) return null;
  const host = await last.source.open();
  return readSummary(await host.read(), WENZHOU_2020_93);
}

async function pastIntakes(previous: InputsRead | null, task: Task, setting: Setting): Promise<readonly Intake[]> {
  if (previous === null) return [];
  const past = await pastOf(previous.gathering, task, (cause) => errorFacts(cause, setting));
  const summary = await continuedOf(previous);
  return summary === null ? past : [...past, pastSummary(summary, task)];
}

function errorFacts(cause: unknown, { texts }: Setting): { readonly code: string } {
  return { code: fileError(cause, texts).code };
}

/** What is different since the summary was last made; nothing where there was none. */
function sayChanges({ changes }: Summarized, { terminal, texts }: Setting): void {
  if (changes?.length === 0) terminal.err(`${texts.summary.changes.none}\n`);
  for (const change of changes ?? []) terminal.err(`${changeText(change, WENZHOU_2020_93, texts)}\n`);
}

function say({ model }: Summarized, output: string | undefined, { terminal, texts }: Setting): void {
  const { summarize } = texts.cli;
  const facts = {
    period: formatPeriod(model.period),
    reported: model.submissions.length,
    expected: model.expected.length,
    indicators: model.indicators.length,
  };
  const line = output === undefined ? summarize.totalOnly : summarize.total;
  terminal.err(`${format(line, { ...facts, path: output ?? '' })}\n`);
  if (model.missing.length > 0) {
    const units = model.missing.map((unit) => unit.name).join('、');
    terminal.err(`${format(summarize.missing, { units })}\n`);
  }
}

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const setting: Setting = { terminal, texts: words(call.locale) };
  const plain = taskOf(call, WENZHOU_2020_93);
  const { output } = call.values;
  if (output === undefined && !call.flags.has('json')) throw new UsageError('no-output');
  const path = output === undefined ? null : outputFile(output, terminal.cwd);
  const { task, previous } = await withFiles(plain, call, setting);
  const inputs = publicly(findInputs(call.files, terminal.cwd));
  const read = await readInputs(inputs, task.catalogue, setting, { takesSummaries: true, task });
  const returns = inputs.files.filter((file) => !read.summaries.some(({ source }) => source.name === file.name));
  if (path !== null && isInput(path, returns, terminal.cwd)) throw new UsageError('output-is-input', { path: output! });
  const bad = read.bad.size + (previous?.bad.size ?? 0);
  if (read.summaries.length === 0 && read.gathering.files.every((file) => read.bad.has(file.source.name))) return 2;

  const judging = new Progress(terminal, read.gathering.files.length);
  const { findings } = await judgeGathering(read.gathering, task, (index) =>
    judging.show(index, `${setting.texts.cli.progress.checking} ${read.gathering.files[index]!.source.name}`),
  );
  judging.clear();
  const standing = path === null ? null : await naming(output!, () => standingAt(path));
  const summarized = await summarizeGathering(read.gathering, task, {
    findings,
    continued: await continuedOf(read),
    kept: standing?.kept ?? null,
    past: await pastIntakes(previous, task, setting),
    time: nowOf(call),
    words: SHEET_WORDS,
    errorOf: (cause) => errorFacts(cause, setting),
  });
  if (summarized === null) throw new UsageError('no-sheet-period');
  const { model } = summarized;
  if (standing !== null && path !== null) {
    await writeSummary(standing.host, model, standing.before, standing.kept, null);
    // An earlier summary is what we made ourselves; named as an input it is the person's, and a copy stays beside it.
    const overwriteInput = isInput(path, inputs.files, terminal.cwd);
    if (standing.kept === null) sayReplaced(await saveNew(standing.host, path, output!), setting);
    else
      await naming(output!, async () => {
        if (overwriteInput) await standing.host.save(path, { overwriteInput });
        else saveFile(path, standing.host.bytes());
      });
  }
  if (call.flags.has('json')) terminal.out(jsonText(toJson(model)));
  sayChanges(summarized, setting);
  say(summarized, output, setting);
  if (bad > 0) return 2;
  return countOf(findings, 'mandatory') > 0 || model.missing.length > 0 ? 1 : 0;
}
