/** `[2]Sheet1!A1`, `'C:\[年报.xlsx]表 1'!A1`; a table's `[column]` is followed by no sheet. */
const OTHER_BOOK = /\[([^[\]]+)\][^[\]!,;()+*/<>=&^]*!/;

/** The other workbook that a formula refers to, as the formula writes it; `null` for none. */
export function bookReferredTo(formula: string): string | null {
  return OTHER_BOOK.exec(formula.replace(/"[^"]*"/g, ''))?.[1] ?? null;
}
