import { allocationEdits } from '../../actions/generate';
import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import { format, words } from '../../locales';
import type { Call, ExitStatus } from '../call';
import { outputFile } from '../output';
import type { Terminal } from '../terminal';
import { sayReplaced, writeNew } from '../write';

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const texts = words(call.locale);
  const path = outputFile(call.values.output, terminal.cwd);
  sayReplaced(await writeNew(path, call.values.output!, allocationEdits(WENZHOU_2020_93)), { terminal, texts });
  terminal.err(`${format(texts.cli.template.one, { path: call.values.output! })}\n`);
  return 0;
}
