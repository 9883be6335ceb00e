import { join } from 'node:path';
import { templateEdits } from '../../actions/generate';
import type { Period } from '../../core/period';
import type { Catalogue, ReportingUnit } from '../../core/schema/catalogue';
import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import { format, words } from '../../locales';
import type { Call, ExitStatus } from '../call';
import { outputFile, outputFolder } from '../output';
import { Progress } from '../progress';
import { withFiles } from '../sources';
import { periodOf, taskOf, unitOf } from '../task';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { sayReplaced, writeNew, type Replaced } from '../write';

interface Wish {
  readonly units: readonly ReportingUnit[];
  readonly period: Period;
}

/** Which forms are asked for. */
function wishOf(call: Call, catalogue: Catalogue): Wish {
  const all = call.flags.has('all');
  if (all && call.values.unit !== undefined) throw new UsageError('unit-and-all');
  if (!all && call.values.unit === undefined) throw new UsageError('no-unit');
  const period = periodOf(call);
  if (period === null) throw new UsageError('no-period');
  return { units: all ? catalogue.units : [unitOf(call.values.unit!, catalogue)], period };
}

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const texts = words(call.locale);
  const catalogue = WENZHOU_2020_93;
  const { units, period } = wishOf(call, catalogue);
  const all = call.flags.has('all');
  const target = all ? outputFolder(call.values.output, terminal.cwd) : outputFile(call.values.output, terminal.cwd);
  const { task, previous: read } = await withFiles(taskOf(call, catalogue), call, { terminal, texts });
  const shown = call.values.output!;
  const replaced: (Replaced | null)[] = [];
  const progress = new Progress(terminal, units.length);
  for (const [index, unit] of units.entries()) {
    progress.show(index, `${texts.cli.progress.writing} ${unit.name}`);
    const previous = task.previous.find((report) => report.unit?.code === unit.code) ?? null;
    const edits = templateEdits(catalogue, unit, period, { allocation: task.allocation, previous });
    const file = `${unit.name}.xlsx`;
    replaced.push(
      await (all ? writeNew(join(target, file), join(shown, file), edits) : writeNew(target, shown, edits)),
    );
  }
  progress.clear();
  for (const each of replaced) sayReplaced(each, { terminal, texts });
  const done = all
    ? format(texts.cli.template.all, { count: units.length, path: shown })
    : format(texts.cli.template.one, { path: shown });
  terminal.err(`${done}\n`);
  return (read?.bad.size ?? 0) > 0 ? 2 : 0;
}
