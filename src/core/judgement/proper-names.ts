import { remember } from '../memo';

const BETWEEN = /[、，,;；。\s：:《》“”"'|]+/;
const NUMBERING = /^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]|^[①-⑳]/;
const ENTERPRISE = /^.+?(?:有限责任公司|有限公司|股份公司|集团公司|集团|工厂|(?<!工)厂)/;
const PROJECT = /(?:项目|工程)$/;
/** Words of lists and papers, which every unit uses. */
const PAPERS = /清单|名单|附件|附表|材料|通知|文件|批复|公示|证明|台账|汇总|一览/;
const SHORTEST = 6;

/** The enterprises and projects that a text names; lists, annexes and other papers are none. */
export const properNames: (text: string) => readonly string[] = remember((text) => {
  const names = new Set<string>();
  for (const part of text.normalize('NFKC').split(BETWEEN)) {
    const chunk = part.replace(NUMBERING, '');
    if (PAPERS.test(chunk)) continue;
    const enterprise = ENTERPRISE.exec(chunk)?.[0] ?? '';
    if (enterprise.length >= SHORTEST) names.add(enterprise);
    else if (PROJECT.test(chunk) && chunk.length >= SHORTEST) names.add(chunk);
  }
  return [...names];
});
