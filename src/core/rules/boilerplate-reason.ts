import { bareWords, flawOf } from '../explanation';
import type { Explanation } from '../judgement/lag';
import { explanationOf, laggingRows } from '../judgement/lag';
import type { Entry, Report } from '../report/report';
import { nameOf } from '../judgement/naming';
import type { CheckContext, SheetRule } from './rule';

interface Reason extends Explanation {
  readonly entry: Entry;
  readonly words: string;
}

type Said = Omit<Reason, 'entry'>;

/** Whether a row with a doubtful figure lags is not known, but its reason cannot be that of another row. */
function doubted(report: Report, context: CheckContext): readonly Said[] {
  const said: Said[] = [];
  for (const entry of report.entries) {
    if (!entry.explanation?.text || context.judge(report, entry).isSound) continue;
    const explanation = explanationOf(report, entry)!;
    said.push({ ...explanation, words: bareWords(explanation.text) });
  }
  return said;
}

/** 说明无效: "核实无误" says nothing, a few characters say little, and one sentence cannot be the reason of two lags. */
export const rule: SheetRule = {
  id: 'boilerplate-reason',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    const { thresholds } = context.settings;
    const reasons: Reason[] = [];
    for (const { entry } of laggingRows(report, context)) {
      const explanation = explanationOf(report, entry);
      if (explanation && explanation.text !== '') {
        const { at, text } = explanation;
        reasons.push({ entry, at, text, words: bareWords(text) });
      }
    }
    if (reasons.length === 0) return;
    const said = [...reasons, ...doubted(report, context)].sort((a, b) => a.at.row - b.at.row);
    for (const { entry, at, text, words } of reasons) {
      const flaw = flawOf(text, thresholds);
      const params = { indicator: nameOf(entry, context.catalogue), text };
      if (flaw === 'short') {
        const least = thresholds.explanationLength;
        find({ at, code: entry.code, variant: 'short', params: { ...params, least } });
        continue;
      }
      if (flaw === 'phrase') {
        find({ at, code: entry.code, variant: 'phrase', params });
        continue;
      }
      const others = said.filter(
        (other) => (other.at.row !== at.row || other.at.column !== at.column) && other.words === words,
      );
      if (others.length === 0) continue;
      const rows = others.map((other) => other.at.row + 1).join('、');
      const related = others.map((other) => other.at);
      find({ at, related, code: entry.code, variant: 'repeated', params: { ...params, rows } });
    }
  },
};
