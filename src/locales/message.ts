import type { Finding } from '../core/finding';
import { format } from './format';
import type { Words } from './zh-CN';

/** A finding in words: what is, then what should be. */
export function messageOf(finding: Pick<Finding, 'rule' | 'variant' | 'params'>, texts: Words): string {
  const { message, title } = texts.rules[finding.rule];
  return format(message[finding.variant ?? 'default'] ?? title, finding.params);
}
