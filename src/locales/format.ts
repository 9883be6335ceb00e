import type { MessageValue } from '../core/finding';

/** What fills the holes of a sentence, by name. */
export type Params = Readonly<Record<string, MessageValue>>;

const HOLE = /\{(\w+)\}/g;

/** The names of the `{holes}` of a template, each once, in order. */
export function holesOf(template: string): readonly string[] {
  return [...new Set(Array.from(template.matchAll(HOLE), (match) => match[1]!))];
}

/** What becomes of a hole that nothing fills. People never see `{x}`; tests make it an error. */
export const unfilled: { hole: (name: string, template: string) => string } = { hole: () => '…' };

/** Twelve significant digits hide binary noise (0.1 + 0.2) and lose nothing that a person typed. */
function show(value: MessageValue): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(12))) : value;
}

/** `format('{n} 个文件', { n: 3 })` → `3 个文件`. What fills a hole is never searched for holes again. */
export function format(template: string, params: Params = {}): string {
  return template.replace(HOLE, (_, name: string) =>
    Object.hasOwn(params, name) ? show(params[name]!) : unfilled.hole(name, template),
  );
}
