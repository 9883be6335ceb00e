import { formatPeriod } from '../core/period';
import type { Verdict } from '../core/summary/intake';
import type { SummaryWords } from '../core/summary/model';
import type { Words as AllWords } from '.';
import { format } from './format';
import { messageOf } from './message';

/** What a summary says of all the words. */
export type SummaryTexts = Pick<AllWords, 'actions' | 'errors' | 'rules' | 'summary'>;

function errorWords(error: Verdict['error'], texts: SummaryTexts): string {
  if (error === null || error === undefined) return '';
  const sentences: Readonly<Record<string, string>> = texts.errors;
  const sentence = Object.hasOwn(sentences, error.code) ? sentences[error.code]! : error.code;
  return format(sentence, error.params);
}

/** What the sheets of a summary say in words, given as the core asks for them. */
export function summaryWords(texts: SummaryTexts): SummaryWords {
  return {
    finding: (finding) => ({
      rule: texts.rules[finding.rule].title,
      message: messageOf(finding, texts),
      proposal: finding.fix ? format(texts.actions.proposal, { after: finding.fix.after }) : '',
    }),
    verdict: ({ kind, unit, period, other, error }) =>
      format(texts.summary.verdicts[kind], {
        unit: unit?.name ?? '',
        period: period ? formatPeriod(period) : texts.summary.noPeriod,
        other: other ? [other.source, other.sheet].filter((part) => part !== '').join(' ') : '',
        error: errorWords(error, texts),
      }),
  };
}
