import type { Finding } from '../core/finding';
import type { Words } from '.';
import { format } from './format';

/** What a finding says to people: what is, and what should be. */
export function messageOf(finding: Finding, texts: Pick<Words, 'rules'>): string {
  const messages = texts.rules[finding.rule].message;
  return format(messages[finding.variant ?? 'default'] ?? '', finding.params);
}
