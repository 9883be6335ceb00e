import { remember } from '../memo';
import type { Entry } from '../report/report';
import { normaliseText } from '../text';

/** Words for single things: counted in any of them, a number stays the same. */
const CLASSIFIERS = new Set([
  ...['个', '家', '项', '台', '名', '件', '套', '人', '户', '只', '位', '次', '条', '款', '种', '处', '座'],
  ...['台套', '家次', '人次', '个数'],
]);

/** What is written where a figure has no unit. */
const NOTHING = new Set(['', '-', '—', '--', '——', '/', '\\', '无', '无单位', '无量纲', '比值', '倍', '1']);

const SAME: ReadonlyMap<string, string> = new Map([
  ...['百分比', '百分数', '百分率', '%(百分比)', 'percent'].map((word): [string, string] => [word, '%']),
  ['百分点', '个百分点'],
  ['亿', '亿元'],
  ['亿元人民币', '亿元'],
  ['万', '万元'],
  ['万元人民币', '万元'],
]);

const BRACKETED = /^\((.+)\)$|^\[(.+)\]$/;

/** Units that mean the same number come out the same: `％ → %`, `家 → 个`, `— → `. */
const meaningOf = remember((text: string): string => {
  let unit = normaliseText(text);
  const inner = BRACKETED.exec(unit);
  if (inner) unit = (inner[1] ?? inner[2])!;
  if (NOTHING.has(unit)) return '';
  if (CLASSIFIERS.has(unit)) return '个';
  return SAME.get(unit) ?? unit;
});

const BEHIND_NAME = /[(（]\s*((?:[万亿]?元|万?亩|[%％]|[家个项台名位]|个?百分点|台\/万?人|万[家个台人]))\s*[)）]$/;

/** The unit that a row writes behind its name, where it has no cell for it; `''`: none. */
export function unitBehindName({ unitCell, nameCell, industry }: Entry): string {
  if (industry !== null || !nameCell || (unitCell && unitCell.text !== '')) return '';
  return BEHIND_NAME.exec(nameCell.text)?.[1] ?? '';
}

/** Whether a number means the same in both units; a blank unit says nothing else than the schema. */
export function isSameMeasure(written: string, schema: string): boolean {
  return written === schema || written === '' || meaningOf(written) === meaningOf(schema);
}
