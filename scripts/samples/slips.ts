import type { Edit } from '../../src/core/edit';
import type { Report } from '../../src/core/report/report';
import type { CellValue } from '../../src/core/snapshot';

type Column = 'actual' | 'numerator' | 'denominator' | 'explanation' | 'target';

/** Slips as clerks make them, by unit code: what the demo finds. All the others are clean. */
export const SLIPS: Readonly<Record<string, readonly { readonly code: string; readonly column: Column; readonly value: CellValue }[]>> = {
  // 瑞安市: a figure with its unit typed into the cell, and one in 万元 instead of 亿元.
  '330381': [
    { code: 'D2-03', column: 'actual', value: '约260台' },
    { code: 'F3-01', column: 'actual', value: 1_748_500 },
  ],
  // 平阳县: numbers as text with full-width digits, a dash for zero.
  '330326': [
    { code: 'D2-02', column: 'actual', value: '６１' },
    { code: 'J5-05', column: 'actual', value: '—' },
  ],
  // 苍南县: the two operands in each other's place.
  '330327': [{ code: 'D3-05', column: 'numerator', value: 460 }, { code: 'D3-05', column: 'denominator', value: 130 }],
  // 永嘉县: a blank, and an explanation that explains nothing.
  '330324': [
    { code: 'J4-05', column: 'actual', value: null },
    { code: 'D2-07', column: 'explanation', value: '核实无误' },
  ],
  // 泰顺县: half a project.
  '330329': [{ code: 'D2-02', column: 'actual', value: 10.5 }],
};

export function slipEdits(report: Report): Edit[] {
  return (SLIPS[report.unit?.code ?? ''] ?? []).map(({ code, column, value }): Edit => {
    const { row, column: at } = report.byCode.get(code)![column]!;
    return { kind: 'set-cell', sheet: report.sheet.name, row, column: at, value };
  });
}
