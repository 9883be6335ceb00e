import { rangeFromA1, type CellRange } from '../../src/core/address';
import type { Cell, CellValue, ErrorCode, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';

/** What a grid literal cannot say. */
export interface SheetOptions {
  readonly visibility?: SheetSnapshot['visibility'];
  /** Further merges in A1 notation. */
  readonly merges?: readonly string[];
  /** Row numbers as Excel shows them. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly protection?: SheetSnapshot['protection'];
}

/**
 * A sheet from a grid literal: a line for each row, cells parted by `|` (a line that begins with one has an empty first cell).
 *
 * | written | is |
 * |---|---|
 * | (nothing) | an empty cell |
 * | `12`, `-0.5` | a number |
 * | `67%`, `67.2%` | 0.67, 0.672 with a percent format |
 * | `{yyyy/m/d} 44480` | a value with a number format |
 * | `=G9/H9 → 0.5` | a formula with its value |
 * | `'12` | the text 12 |
 * | `"  其中：电气"` | a text with its spaces; `\n` is a line end |
 * | `#DIV/0!`, `TRUE` | an error, a truth value |
 * | `<<` | merged with the cell to its left |
 * | `^^` | merged with the cell above |
 *
 * Lines that are empty but for white space count as empty rows, save the first and the last.
 */
export function sheet(name: string, grid: string, options: SheetOptions = {}): SheetSnapshot {
  const lines = grid.split('\n');
  if (lines[0]?.trim() === '') lines.shift();
  if (lines.at(-1)?.trim() === '') lines.pop();
  const words = lines.map((line) => (line.trim() === '' ? [] : splitCells(line)));
  const rows = words.map((row) => (row.length === 0 ? undefined : row.map((text) => cell(text))));
  return {
    name,
    visibility: options.visibility ?? 'visible',
    rows,
    merges: [...mergesOf(words), ...(options.merges ?? []).map((range) => rangeFromA1(range)!)],
    hiddenRows: new Set((options.hiddenRows ?? []).map((row) => row - 1)),
    hiddenColumns: new Set(options.hiddenColumns ?? []),
    protection: options.protection ?? 'none',
  };
}

/** A workbook of these sheets, without names. */
export function workbook(...sheets: SheetSnapshot[]): WorkbookSnapshot {
  return { sheets, names: [] };
}

function splitCells(line: string): string[] {
  return line.split('|').map((text) => text.trim());
}

/** One cell in the notation of `sheet`. */
export function cell(text: string): Cell | undefined {
  if (text === '' || text === '<<' || text === '^^') return undefined;
  const formatted = /^\{([^}]*)\}\s*(.*)$/.exec(text);
  if (formatted) return { value: valueOf(formatted[2]!), format: formatted[1]! };
  const computed = /^=(.*?)\s*→\s*(.*)$/.exec(text);
  if (computed) return { ...cell(computed[2]!), formula: computed[1]!, value: cell(computed[2]!)?.value ?? null };
  const percent = /^(-?\d+(?:\.(\d+))?)%$/.exec(text);
  if (percent) {
    const decimals = percent[2]?.length ?? 0;
    return {
      value: Number((Number(percent[1]) / 100).toFixed(decimals + 2)),
      format: `0${decimals ? '.' : ''}${'0'.repeat(decimals)}%`,
    };
  }
  return { value: valueOf(text) };
}

function valueOf(text: string): CellValue {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^#[A-Z/0!?]+$/.test(text)) return { error: text as ErrorCode };
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE';
  if (text.startsWith("'")) return text.slice(1);
  return (/^".*"$/.test(text) ? text.slice(1, -1) : text).replaceAll('\\n', '\n');
}

function mergesOf(words: readonly (readonly string[])[]): CellRange[] {
  const owners = new Map<string, CellRange>();
  const merges = new Map<string, CellRange>();
  words.forEach((row, top) => {
    row.forEach((text, left) => {
      const key = `${top},${left}`;
      if (text !== '<<' && text !== '^^') {
        owners.set(key, { top, left, bottom: top, right: left });
        return;
      }
      const owner = owners.get(text === '<<' ? `${top},${left - 1}` : `${top - 1},${left}`);
      if (!owner) throw new Error(`Nothing to merge ${text} with in row ${top + 1}`);
      const known = merges.get(`${owner.top},${owner.left}`) ?? owner;
      merges.set(`${owner.top},${owner.left}`, {
        ...known,
        bottom: Math.max(known.bottom, top),
        right: Math.max(known.right, left),
      });
      owners.set(key, owner);
    });
  });
  return [...merges.values()];
}
