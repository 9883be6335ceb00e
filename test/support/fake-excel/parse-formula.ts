import { rangeFromA1, type CellRange } from '../../../src/core/address';
import type { Expression, FunctionName } from '../../../src/core/expression/expression';

export interface Reference {
  /** `null`: the formula's own sheet. */
  readonly sheet: string | null;
  readonly range: CellRange;
}

type Formula = Expression<Reference>;
type Operator = Exclude<Formula['op'], 'number' | 'text' | 'ref' | 'call'>;

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\p{L}\p{N}(])|(\d+\.?\d*(?:E[+-]?\d+)?|\.\d+)|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/^=<>&(),]))/uy;

const LEVELS: readonly (readonly Operator[])[] = [
  ['=', '<>', '<=', '>=', '<', '>'],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

interface Token {
  readonly kind: 'text' | 'ref' | 'number' | 'name' | 'sign';
  readonly text: string;
  readonly sheet: string | null;
}

/** The formulas that our own code prints, read back; `null` for any other. */
export function parseFormula(text: string): Formula | null {
  const tokens = tokensOf(text);
  if (!tokens) return null;
  let at = 0;
  const peek = (): string | null => (tokens[at]?.kind === 'sign' ? tokens[at]!.text : null);
  const level = (depth: number): Formula | null => {
    const operators = LEVELS[depth];
    if (!operators) return atom();
    let left = level(depth + 1);
    for (;;) {
      const operator = operators.find((each) => each === peek());
      if (!left || !operator) return left;
      at += 1;
      const right = level(depth + 1);
      if (!right) return null;
      left = { op: operator, left, right };
    }
  };
  const atom = (): Formula | null => {
    const token = tokens[at];
    at += 1;
    if (!token) return null;
    switch (token.kind) {
      case 'number':
        return { op: 'number', value: Number(token.text) };
      case 'text':
        return { op: 'text', value: token.text };
      case 'ref': {
        const range = rangeFromA1(token.text);
        return range && { op: 'ref', ref: { sheet: token.sheet, range } };
      }
      case 'name':
        return call(token.text);
      case 'sign': {
        if (token.text === '-') {
          const inner = atom();
          return inner && { op: '-', left: { op: 'number', value: 0 }, right: inner };
        }
        if (token.text !== '(') return null;
        const inner = level(0);
        return peek() === ')' ? ((at += 1), inner) : null;
      }
    }
  };
  const call = (name: string): Formula | null => {
    at += 1;
    const args: Formula[] = [];
    while (peek() !== ')') {
      if (args.length > 0 && peek() === ',') at += 1;
      const argument = level(0);
      if (!argument) return null;
      args.push(argument);
    }
    at += 1;
    return FUNCTIONS.has(name) ? { op: 'call', name: name as FunctionName, args } : null;
  };
  const formula = level(0);
  return at === tokens.length ? formula : null;
}

const FUNCTIONS: ReadonlySet<string> = new Set<FunctionName>([
  'IF',
  'AND',
  'OR',
  'NOT',
  'ISNUMBER',
  'COUNT',
  'COUNTIF',
  'COUNTIFS',
  'SUM',
  'SUMIFS',
  'SUMPRODUCT',
  'MIN',
  'MAX',
  'ROUND',
  'ABS',
  'IFERROR',
  'TEXT',
]);

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    const [, quoted, sheet, reference, number, name, sign] = match;
    if (quoted !== undefined)
      tokens.push({ kind: 'text', text: quoted.slice(1, -1).replaceAll('""', '"'), sheet: null });
    else if (reference !== undefined)
      tokens.push({ kind: 'ref', text: reference, sheet: sheet ? sheetName(sheet) : null });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, sheet: null });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, sheet: null });
    else tokens.push({ kind: 'sign', text: sign!, sheet: null });
  }
  return tokens;
}

function sheetName(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
