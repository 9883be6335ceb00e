import type { Severity } from '../src/core/finding';
import { RULES } from '../src/core/rules';
import type { RuleId } from '../src/core/rules/catalogue';
import { rules as words } from '../src/locales/zh-CN/rules';

const SEVERITY: Readonly<Record<Severity, string>> = { mandatory: '强制', verify: '核实', notice: '提示' };

/** Holes as a reader of the handbook understands them. */
function readable(message: string): string {
  return message.replace(/\{(\w+)\}/g, '‹$1›').replaceAll('|', '\\|');
}

function section(id: RuleId, severity: Severity): string {
  const { title, why, message } = words[id];
  const messages = Object.entries(message).map(([variant, text]) =>
    variant === 'default' ? `- ${readable(text)}` : `- \`${variant}\` ${readable(text)}`,
  );
  return [`## ${title} \`${id}\``, '', `**${SEVERITY[severity]}** · ${why}`, '', ...messages].join('\n');
}

/** The handbook page of all rules, from the rules and their words. */
export function rulesDoc(): string {
  const rows = RULES.map(({ id, severity }) => {
    const { title, why } = words[id];
    return `| [${title}](#${title}-${id}) | \`${id}\` | ${SEVERITY[severity]} | ${why} |`;
  });
  const head = [
    '# 审核规则',
    '',
    '本页由规则生成（`npm run docs`），请勿手工修改。',
    '',
    '**强制**：报送前必须改正。**核实**：改正，或在情况说明中写明原因；“核实无误”“情况属实”“无”、不足 8 个字、与别行相同的说明不算，说工作进展而不说数据的也不算。**提示**：可一键修正。没有未改正的强制、每条核实都已改正或说明的，即为通过。',
    '',
    '一个原因只报一条：读不出的数不再判断大小，数值存疑的行不再判断达成率、进度和佐证，改了名的行不再报缺行。各条规则可以关闭，也可以改级别。',
    '',
    `共 ${RULES.length} 条。`,
    '',
    '| 名称 | 标识 | 级别 | 依据 |',
    '|---|---|---|---|',
    ...rows,
  ];
  const sections = RULES.map(({ id, severity }) => section(id, severity));
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}
