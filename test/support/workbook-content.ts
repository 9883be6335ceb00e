import type { WorkbookSnapshot } from '../../src/core/snapshot';

/** Every cell that holds something: what it is, and by which formula. */
export function contentOf(
  { sheets }: Pick<WorkbookSnapshot, 'sheets'>,
  what: 'both' | 'formulas' | 'values' = 'both',
): readonly string[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, r) =>
      (row ?? []).flatMap((cell, c) => {
        if (!cell || (cell.value === null && cell.formula === undefined)) return [];
        if (what === 'formulas' && cell.formula !== undefined) return [`${name} R${r + 1}C${c + 1} =${cell.formula}`];
        const value = typeof cell.value === 'number' ? Number(cell.value.toPrecision(12)) : cell.value;
        return [`${name} R${r + 1}C${c + 1} ${JSON.stringify(value)} ${what === 'values' ? '' : (cell.formula ?? '')}`];
      }),
    ),
  );
}

/**
 * The sheets of a summary: what was typed, and every formula; their values are Excel's own to work out. Only the sheet
 * 数据 links to the return where that is in the same workbook: there the values must be those of the file. The command
 * line has another clock, and the name of a file, `source`, where the pane has the open workbook.
 */
export function summaryOf(
  { sheets }: Pick<WorkbookSnapshot, 'sheets'>,
  wanted: readonly string[],
  source: string,
): readonly (readonly string[])[] {
  return wanted.map((name) => {
    const one = { sheets: sheets.filter((sheet) => sheet.name === name) };
    return contentOf(one, name === '数据' ? 'values' : 'formulas').map((cell) =>
      cell.replace(/生成时间 .*/, '生成时间').replaceAll(source, '本工作簿'),
    );
  });
}
