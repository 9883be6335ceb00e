import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { FindingView } from '../view-models';

/** Longer contents are shown in the preview, not on the button. */
const LONGEST = 24;

/** What the button of a fix says. */
export function fixLabel(fix: NonNullable<FindingView['fix']>, { fix: words }: PaneWords): string {
  if (fix.kind !== 'set') return words[fix.kind];
  const after = fix.after.length > LONGEST ? `${fix.after.slice(0, LONGEST)}…` : fix.after;
  return format(words.set, { after });
}
