import { fill } from '../../actions/fill';
import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import { format, words } from '../../locales';
import type { Call, ExitStatus } from '../call';
import { findInputs } from '../files';
import { Progress } from '../progress';
import { Refusal } from '../refusal';
import { rewrite, targetOf } from '../rewrite';
import { pathError, reportBad, withFiles } from '../sources';
import { taskOf } from '../task';
import type { Terminal } from '../terminal';
import type { FileError } from '../verdict';

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const texts = words(call.locale);
  const inputs = findInputs(call.files, terminal.cwd);
  const target = targetOf(call, inputs.files, terminal);
  const { task } = await withFiles(taskOf(call, WENZHOU_2020_93), call, { terminal, texts });

  let filled = 0;
  let formulas = 0;
  let bad = 0;
  const refuse = (file: string, error: FileError) => {
    bad++;
    reportBad(file, error, texts, terminal);
  };
  for (const path of inputs.bad) refuse(path.path, pathError(path, texts));
  const progress = new Progress(terminal, inputs.files.length);
  for (const [index, file] of inputs.files.entries()) {
    progress.show(index, `${texts.cli.progress.writing} ${file.path}`);
    const done = await rewrite(file, target, { terminal, texts }, async (host) => {
      const { reports, edits } = await fill(host, task, null, file.path);
      if (reports.length === 0) throw new Refusal('no-report');
      return edits.length;
    });
    progress.clear();
    if (done.error) {
      refuse(file.path, done.error);
      continue;
    }
    filled++;
    formulas += done.result;
    const line = done.result > 0 ? texts.cli.fill.file : texts.cli.fill.unchanged;
    terminal.err(`${format(line, { file: file.path, count: done.result, output: done.shown })}\n`);
  }
  if (filled > 1) terminal.err(`${format(texts.cli.fill.total, { files: filled, count: formulas })}\n`);
  return bad > 0 ? 2 : 0;
}
