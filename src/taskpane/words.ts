import type { Locale } from '../locales';
import type { RuleWords } from '../locales/zh-CN/rules';
import type { PaneWords } from '../locales/zh-CN/pane';
import type { RuleId } from '../core/rules/catalogue';

/** What findings say; wanted once there is something to say. */
export interface FindingWords {
  readonly rules: Readonly<Record<RuleId, RuleWords>>;
}

/** The words of the pane itself, in one language only. */
export async function loadPaneWords(locale: Locale): Promise<PaneWords> {
  return (locale === 'en-US' ? await import('../locales/en-US/pane') : await import('../locales/zh-CN/pane')).pane;
}

export async function loadFindingWords(locale: Locale): Promise<FindingWords> {
  return locale === 'en-US' ? import('../locales/en-US/rules') : import('../locales/zh-CN/rules');
}

/** Why a file could not be read, by code. */
export async function loadErrorWords(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const { errors } =
    locale === 'en-US' ? await import('../locales/en-US/errors') : await import('../locales/zh-CN/errors');
  return errors;
}
