import { StepError } from '../actions/step-error';
import { format } from '../locales/format';
import type { Locale } from '../locales';
import type { PaneWords } from '../locales/zh-CN/pane';
import type { PaneServices } from './services';
import type { Failure } from './state';
import { loadErrorWords } from './words';

const BUSY: ReadonlySet<string> = new Set(['InvalidOperationInCellEditMode']);
const PROTECTED: ReadonlySet<string> = new Set(['AccessDenied']);

/** An error of the host as one sentence with what to do; what is unknown gets its details for the administrator. */
export async function failureOf(
  error: unknown,
  services: Pick<PaneServices, 'explainError' | 'errorWords'>,
  locale: Locale,
  words: PaneWords,
): Promise<Failure> {
  const known = explained(error, services);
  const details = detailsOf(error);
  if (known === null) return { kind: 'other', sentence: words.failed.unknown, details };
  // What was left behind stands after the code: `AccessDenied/uncertain`.
  const code = known.key.split('/')[0]!;
  const kind = BUSY.has(code) ? 'busy' : PROTECTED.has(code) ? 'protected' : 'other';
  const own = (await services.errorWords?.(locale)) ?? {};
  const sentences = Object.hasOwn(own, known.key) ? own : await loadErrorWords(locale);
  const sentence = Object.hasOwn(sentences, known.key) ? format(sentences[known.key]!, known.params) : undefined;
  if (sentence !== undefined) return { kind, sentence, details: kind === 'other' ? details : '' };
  return { kind, sentence: kind === 'busy' ? words.failed.busyHint : words.failed.unknown, details };
}

/** A step that failed says more than its cause of what the workbook holds now: `AccessDenied/restored`. */
function explained(error: unknown, { explainError }: Pick<PaneServices, 'explainError'>) {
  if (!(error instanceof StepError)) return explainError(error);
  const known = explainError(error.cause);
  const key = known?.key.split('/')[0];
  return known && key ? { ...known, key: error.state === 'unchanged' ? key : `${key}/${error.state}` } : null;
}

function detailsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}\n` : '';
  return `${error.name}: ${error.message}\n${code}${error.stack ?? ''}`;
}
