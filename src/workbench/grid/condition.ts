import { contains, fromA1, type CellAddress } from '../../core/address';
import { compile, type Compiled } from '../../core/expression/compile';
import type { Expression, FunctionName } from '../../core/expression/expression';
import type { CellValue } from '../../core/snapshot';
import type { ConditionalLook } from '../../ooxml/sheet-look';

/** A reference within a condition, which moves with the cell that is asked for. */
interface Reference extends CellAddress {
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

interface Asked {
  /** How far the cell lies from the one for which the condition is written. */
  readonly down: number;
  readonly right: number;
  readonly valueAt: (row: number, column: number) => CellValue;
}

/** Whether a conditional format applies to a cell. */
export type Condition = (row: number, column: number, valueAt: Asked['valueAt']) => boolean;

/**
 * A conditional format made ready to be asked; `null` where its formula holds more than comparisons, arithmetic and
 * the functions of our own computed cells on the same sheet.
 */
export function toCondition(look: ConditionalLook): Condition | null {
  const expression = parseCondition(look.formula);
  const home = look.ranges[0];
  if (!expression || !home) return null;
  const test = compile<Reference, Asked>(expression, readReference);
  return (row, column, valueAt) => {
    if (!look.ranges.some((range) => contains(range, row, column))) return false;
    const result = test({ down: row - home.top, right: column - home.left, valueAt });
    return result === true || (typeof result === 'number' && result !== 0);
  };
}

function readReference({ row, column, rowFixed, columnFixed }: Reference): Compiled<Asked> {
  return ({ down, right, valueAt }) => valueAt(rowFixed ? row : row + down, columnFixed ? column : column + right);
}

const TOKEN =
  /\s*(?:"((?:[^"]|"")*)"|(\d+(?:\.\d+)?)|(\$?[A-Za-z]{1,3}\$?\d+)(?![\w(.!:])|([A-Za-z][A-Za-z.]*)(?=\s*\()|(TRUE|FALSE)\b|(<>|<=|>=|[-+*/^&=<>(),]))/iy;

type Token = { readonly kind: 'text' | 'number' | 'reference' | 'name' | 'word' | 'sign'; readonly text: string };

type Operator = Exclude<Expression<never>['op'], 'number' | 'text' | 'ref' | 'call'>;

/** From what binds least to what binds most. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['=', '<>', '<=', '>=', '<', '>'],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

const FUNCTIONS: Readonly<Record<string, FunctionName>> = {
  IF: 'IF',
  AND: 'AND',
  OR: 'OR',
  NOT: 'NOT',
  ISNUMBER: 'ISNUMBER',
  COUNT: 'COUNT',
  COUNTIF: 'COUNTIF',
  SUM: 'SUM',
  MIN: 'MIN',
  MAX: 'MAX',
  ROUND: 'ROUND',
  ABS: 'ABS',
  IFERROR: 'IFERROR',
};

function parseCondition(formula: string): Expression<Reference> | null {
  const tokens = tokensOf(formula);
  if (!tokens) return null;
  const parser = new ConditionParser(tokens);
  const expression = parser.level(0);
  return parser.isAtEnd ? expression : null;
}

function tokensOf(formula: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = formula.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const [, text, number, reference, name, word, sign] = TOKEN.exec(formula) ?? [];
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (reference !== undefined) tokens.push({ kind: 'reference', text: reference });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.toUpperCase() });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toUpperCase() });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else return null;
  }
  return tokens;
}

class ConditionParser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** What the operators from this level on bind together; `null` where that is not understood. */
  level(depth: number): Expression<Reference> | null {
    const operators = LEVELS[depth];
    if (!operators) return this.atom();
    let left = this.level(depth + 1);
    for (;;) {
      const op = operators.find((each) => this.isSign(each));
      if (!left || !op) return left;
      this.at += 1;
      const right = this.level(depth + 1);
      left = right && { op, left, right };
    }
  }

  private atom(): Expression<Reference> | null {
    const token = this.tokens[this.at];
    this.at += 1;
    switch (token?.kind) {
      case 'text':
        return { op: 'text', value: token.text };
      case 'number':
        return { op: 'number', value: Number(token.text) };
      case 'reference':
        return toReference(token.text);
      case 'name':
        return this.call(token.text);
      case 'sign': {
        if (token.text === '-') {
          const right = this.atom();
          return right && { op: '-', left: { op: 'number', value: 0 }, right };
        }
        const inner = token.text === '(' ? this.level(0) : null;
        return this.takes(')') ? inner : null;
      }
      default:
        return null;
    }
  }

  private call(name: string): Expression<Reference> | null {
    const args: Expression<Reference>[] = [];
    this.at += 1;
    do {
      const argument = this.level(0);
      if (!argument) return null;
      args.push(argument);
    } while (this.takes(','));
    if (!this.takes(')')) return null;
    // Any text at all is what a lone asterisk finds.
    if (name === 'ISTEXT') return { op: 'call', name: 'COUNTIF', args: [...args, { op: 'text', value: '*' }] };
    const known = FUNCTIONS[name];
    return known ? { op: 'call', name: known, args } : null;
  }

  private takes(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.at += 1;
    return true;
  }

  private isSign(sign: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' && token.text === sign;
  }
}

function toReference(text: string): Expression<Reference> | null {
  const place = fromA1(text);
  if (!place) return null;
  const columnFixed = text.startsWith('$');
  return { op: 'ref', ref: { ...place, columnFixed, rowFixed: text.indexOf('$', 1) > 0 } };
}
