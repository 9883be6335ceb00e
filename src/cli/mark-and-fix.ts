import { fix, safeFixes } from '../actions/fix';
import { mark } from '../actions/mark';
import { bindWorkbook } from '../core/report/bind';
import { isAmongSheets, judgeSheets } from '../actions/check-all';
import type { Gathering } from '../actions/gather';
import type { Task } from '../actions/task';
import type { Finding } from '../core/finding';
import type { FileHost } from '../hosts/file/file-host';
import type { Words } from '../locales';
import { messageOf } from '../locales/message';
import type { InputFile } from './files';
import { rewrite, type Target } from './rewrite';
import type { Setting } from './terminal';
import type { FileError } from './verdict';

/** What came of marking and mending copies. */
export interface Corrected {
  readonly fixed: ReadonlySet<Finding>;
  readonly written: number;
  readonly refused: ReadonlyMap<string, FileError>;
}

export interface Correction {
  readonly mark: boolean;
  readonly fix: boolean;
  readonly target: Target;
  readonly task: Task;
  readonly setting: Setting;
  readonly onFile: (index: number) => void;
}

function findingsByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.sheet === null || finding.source === undefined) continue;
    const own = byFile.get(finding.source);
    if (own) own.push(finding);
    else byFile.set(finding.source, [finding]);
  }
  return byFile;
}

function markWords(finding: Finding, texts: Words): string {
  return `${texts.cli.severity[finding.severity]}：${messageOf(finding, texts)}`;
}

/** Mends one workbook and marks what is left of its findings. Returns what was mended. */
async function correct(
  host: FileHost,
  file: InputFile,
  own: readonly Finding[],
  gathering: Gathering,
  options: Correction,
): Promise<readonly Finding[]> {
  const before = await host.read();
  const mended = options.fix ? safeFixes(own) : [];
  await fix(host, mended, before, null);
  if (!options.mark) return mended;
  const words = (finding: Finding) => markWords(finding, options.setting.texts);
  if (mended.length === 0) {
    await mark(host, own, words, before, null);
    return mended;
  }
  // A mended sheet is judged anew: rows may have moved, and what followed from the slip is gone.
  const after = await host.read();
  const { reports } = bindWorkbook(after, options.task.catalogue, file.path);
  const among = own.filter((finding) => !mended.includes(finding) && isAmongSheets(finding));
  const left = [...judgeSheets(reports, gathering, options.task).findings, ...among];
  await mark(host, left, words, after, null);
  return mended;
}

/** Copies of the files, mended and marked, one at a time. */
export async function markAndFix(
  files: readonly InputFile[],
  gathering: Gathering,
  findings: readonly Finding[],
  options: Correction,
): Promise<Corrected> {
  const byFile = findingsByFile(findings);
  const fixed = new Set<Finding>();
  const refused = new Map<string, FileError>();
  let written = 0;
  for (const [index, file] of files.entries()) {
    options.onFile(index);
    const own = byFile.get(file.path) ?? [];
    const done = await rewrite(file, options.target, options.setting, (host) =>
      correct(host, file, own, gathering, options),
    );
    if (done.error) {
      refused.set(file.path, done.error);
      continue;
    }
    written++;
    for (const finding of done.result) fixed.add(finding);
  }
  return { fixed, written, refused };
}
