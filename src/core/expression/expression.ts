/**
 * One definition of a computed cell. From an expression come both the Excel formula
 * (`print`, in a sheet's own addresses) and the value (`evaluate`), which is also the cached value.
 * `R` is what a reference is: a role on the entry's row, a cell of the summary.
 * Only functions that Excel 2016, WPS and LibreOffice all know.
 */
export type Expression<R> =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'text'; readonly value: string }
  | { readonly op: 'ref'; readonly ref: R }
  | {
      readonly op: '+' | '-' | '*' | '/' | '^' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '&';
      readonly left: Expression<R>;
      readonly right: Expression<R>;
    }
  | { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Expression<R>[] };

export type FunctionName =
  | 'IF'
  | 'AND'
  | 'OR'
  | 'NOT'
  | 'ISNUMBER'
  | 'COUNT'
  | 'COUNTIF'
  | 'COUNTIFS'
  | 'SUM'
  | 'SUMIFS'
  | 'SUMPRODUCT'
  | 'MIN'
  | 'MAX'
  | 'ROUND'
  | 'ABS'
  | 'IFERROR'
  | 'TEXT';
