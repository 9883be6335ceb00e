import type { BooleanNumber, CellValueType, WrapStrategy } from '@univerjs/core';

/*
 * Numbers of the grid's own data format, checked against its types. Its enumerations would bring all of its code
 * along, which these translations and their tests in Node do without.
 */

export const YES: BooleanNumber.TRUE = 1;
export const NO: BooleanNumber.FALSE = 0;

export const TEXT: CellValueType.STRING = 1;
export const NUMBER: CellValueType.NUMBER = 2;
export const TRUTH: CellValueType.BOOLEAN = 3;

export const OVERFLOW: WrapStrategy.OVERFLOW = 1;
export const WRAP: WrapStrategy.WRAP = 3;
