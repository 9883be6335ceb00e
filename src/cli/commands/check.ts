import { judgeAll } from '../../actions/check';
import type { Task } from '../../actions/task';
import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import { words, type Words } from '../../locales';
import type { Call, ExitStatus } from '../call';
import { findInputs, type InputFile } from '../files';
import { checkJson, jsonText, type CheckResult } from '../json';
import { Progress } from '../progress';
import { pathError, reportBad, take, withFiles } from '../sources';
import { taskOf } from '../task';
import type { Terminal } from '../terminal';
import { checkText } from '../text';
import { UsageError } from '../usage-error';
import { countOf, type CheckedFile } from '../verdict';

interface Run {
  readonly files: CheckedFile[];
  readonly inputs: readonly InputFile[];
  readonly skipped: CheckResult['skipped'];
}

/** Refuses a call whose output makes no sense before anything is read. */
function refuseOddOutput(call: Call): void {
  const writes = call.flags.has('mark') || call.flags.has('fix');
  const inPlace = call.flags.has('in-place');
  if (inPlace && call.values.output !== undefined) throw new UsageError('output-and-in-place');
  if (writes && !inPlace && call.values.output === undefined) throw new UsageError('work-without-output');
  if (!writes && (inPlace || call.values.output !== undefined)) throw new UsageError('output-without-work');
}

/** Reads and binds every file, one at a time; what cannot be read is named at once. */
async function readAll(call: Call, task: Task, terminal: Terminal, texts: Words) {
  const inputs = findInputs(call.files, terminal.cwd);
  const files: CheckedFile[] = inputs.bad.map((bad) => ({
    file: bad.path,
    error: pathError(bad, texts),
    reports: [],
    ignored: [],
  }));
  const bindings = [];
  const progress = new Progress(terminal, inputs.files.length);
  for (const [index, file] of inputs.files.entries()) {
    progress.show(index, `${texts.cli.progress.reading} ${file.path}`);
    const taken = await take(file.path, terminal.cwd, task.catalogue, texts);
    if (taken.error === null) bindings.push(taken.binding);
    files.push(
      taken.error === null
        ? { file: file.path, error: null, reports: taken.binding.reports, ignored: taken.binding.ignored }
        : { file: file.path, error: taken.error, reports: [], ignored: [] },
    );
  }
  progress.clear();
  for (const file of files) if (file.error) reportBad(file.file, file.error, texts, terminal);
  return { files, bindings, inputs };
}
