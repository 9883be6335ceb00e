import type { ReportingUnit, Form, Indicator } from '../schema/catalogue';
import type { Period } from '../period';
import type { Cell, ErrorCode, SheetSnapshot } from '../snapshot';

/** The columns of a reporting sheet, whatever their headers say and wherever they stand. */
export type ColumnRole =
  | 'sequence'
  | 'code'
  | 'name'
  | 'unit'
  | 'basis'
  | 'target'
  | 'numerator'
  | 'denominator'
  | 'actual'
  | 'previous'
  | 'attainment'
  | 'expected'
  | 'status'
  | 'explanation'
  | 'evidence'
  | 'departments';

/**
 * What a cell was read as. `value` is in the indicator's own measure: percentages are fractions,
 * whichever way the sheet writes them.
 */
export type NumberReading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  /** Text that is a number after NFKC, trimming and separators. */
  | { readonly kind: 'text-number'; readonly value: number; readonly decimals: number; readonly text: string }
  /** 12家, 约30, 2000万, ≥5, 67%: a number with words around it; `value` is what it means in the indicator's unit. */
  | { readonly kind: 'with-unit'; readonly value: number; readonly decimals: number; readonly text: string }
  | { readonly kind: 'placeholder'; readonly text: string }
  | { readonly kind: 'not-applicable'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly text: string }
  | { readonly kind: 'error'; readonly error: ErrorCode };

/** One cell of a report. */
export interface Reading {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell | undefined;
  readonly number: NumberReading;
}

/** A cell of a report that holds words. */
export interface TextReading {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell | undefined;
  /** Trimmed; `''` when empty. */
  readonly text: string;
}

/** A row bound to an indicator. A cell is `undefined` where the sheet has no such column. */
export interface Entry {
  /** Place among all bound rows of its sheet, those said twice too. */
  readonly index: number;
  readonly indicator: Indicator;
  /** `D2-02`, or `J3-01.2` for a sub-row. */
  readonly code: string;
  /** Index into the catalogue's industries for a sub-row, else `null`. */
  readonly industry: number | null;
  readonly row: number;
  /** How the row was recognised. `similar` never binds silently: such rows are in `Report.unknown`. */
  readonly matchedBy: 'code' | 'name' | 'normalised-name';
  readonly codeCell: TextReading | undefined;
  readonly nameCell: TextReading | undefined;
  readonly unitCell: TextReading | undefined;
  readonly target: Reading | undefined;
  readonly numerator: Reading | undefined;
  readonly denominator: Reading | undefined;
  readonly actual: Reading | undefined;
  readonly previous: Reading | undefined;
  readonly attainment: Reading | undefined;
  readonly expected: Reading | undefined;
  readonly status: TextReading | undefined;
  readonly explanation: TextReading | undefined;
  readonly evidence: TextReading | undefined;
  /** The sub-rows of a per-industry indicator, by industry; empty for the others. */
  readonly industries: readonly (Entry | undefined)[];
  /** The indicator does not apply to this unit (`appliesTo`), or the person typed 不适用 in an input. */
  readonly applicable: boolean;
}

/** A row with data that no indicator was found for. */
export interface UnknownRow {
  readonly row: number;
  readonly cell: TextReading;
  /** The nearest known name and how near it is (0 … 1), offered, never applied. */
  readonly nearest: { readonly indicator: Indicator; readonly similarity: number } | null;
}

/** An identity line's part: where it stands, what it says, what it means. */
export interface Located<T> {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** `null`: it could not be understood. */
  readonly value: T | null;
}

export interface Identity {
  readonly unit: Located<ReportingUnit> | null;
  /** 区划代码 */
  readonly unitCode: Located<ReportingUnit> | null;
  readonly period: Located<Period> | null;
  readonly leader: Located<string> | null;
  readonly filler: Located<string> | null;
  readonly reviewer: Located<string> | null;
  readonly phone: Located<string> | null;
  /** Days since 1899-12-30, as Excel counts. */
  readonly date: Located<number> | null;
}

/** The data that a generated sheet carries (see `stamp.ts`), so that it is known again when it was renamed. */
export interface Stamp {
  readonly catalogue: string;
  readonly version: string;
  readonly unit: string;
  readonly period: string;
  readonly form: Form;
  /** The targets the sheet was made with, by code or sub-row code, as fractions where the unit is %. */
  readonly targets: ReadonlyMap<string, number>;
}

export interface Layout {
  /** First and last row of the header, and the rows of the data body (exclusive of notes at the foot). */
  readonly header: { readonly first: number; readonly last: number };
  readonly body: { readonly first: number; readonly last: number };
  /** Column by role. Where a role stands twice, the first; the others are in `duplicates`. */
  readonly columns: ReadonlyMap<ColumnRole, number>;
  readonly duplicates: readonly { readonly role: ColumnRole; readonly column: number; readonly first: number }[];
  /** Header texts as they stand, by column. */
  readonly headers: ReadonlyMap<number, { readonly row: number; readonly text: string }>;
  /** Whether the sheet writes percentages as 0.67 or as 67. */
  readonly percentages: 'fractions' | 'points';
}

/** A worksheet bound to the schema: everything rules and steps need to know of it. */
export interface Report {
  readonly sheet: SheetSnapshot;
  /** The file or workbook it came from, for findings among files; `''` for the open workbook. */
  readonly source: string;
  readonly form: Form;
  /** Present on sheets that the template made. */
  readonly stamp: Stamp | null;
  /** The unit and the period that the sheet is for: from the identity lines, else from the stamp, else from the sheet's name. */
  readonly unit: ReportingUnit | null;
  readonly period: Period | null;
  readonly identity: Identity;
  readonly layout: Layout;
  /** One for each indicator row found, in sheet order, without sub-rows. Rows after the first of one code are in `repeated`. */
  readonly entries: readonly Entry[];
  /** By code, sub-rows too. */
  readonly byCode: ReadonlyMap<string, Entry>;
  readonly repeated: readonly Entry[];
  /** Indicators of the form (and sub-rows, by code) that have no row. */
  readonly missing: readonly {
    readonly indicator: Indicator;
    readonly code: string;
    readonly industry: number | null;
  }[];
  readonly unknown: readonly UnknownRow[];
}
