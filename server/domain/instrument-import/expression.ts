import { LIMITS } from './limits.ts';

/**
 * The simple part of two expression languages: XPath as XLSForm writes it (`${age} >= 2 and selected(${q}, 'a')`) and
 * LimeSurvey's equations (`((Q1.NAOK >= "2")) && Q2_SQ001 == "Y"`). Anything else is reported, never guessed.
 */
export type Expression =
  | { readonly name: string; readonly op: '=' | '>' | '>='; readonly value: string }
  | { readonly name: string; readonly op: 'answered' }
  | { readonly name: string; readonly op: 'selected'; readonly value: string }
  | { readonly any: readonly Expression[] }
  | { readonly all: readonly Expression[] };

export type ReadExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly reason: string };

class NotSimple extends Error {}

const TOKEN =
  /\s*(?:(\$\{[^{}\s]+\})|("[^"]*"|'[^']*')|(-?\d+(?:\.\d+)?)(?![\w.])|(&&|\|\||==|!=|>=|<=|[=<>!(),])|([A-Za-z_][\w.-]*))/y;

interface Token {
  readonly kind: 'name' | 'text' | 'sign' | 'word';
  readonly text: string;
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new NotSimple(`"${source.slice(at, at + 20)}" is not a simple comparison`);
    const [, reference, quoted, number, sign, word] = match;
    if (reference) found.push({ kind: 'name', text: reference.slice(2, -1) });
    else if (quoted) found.push({ kind: 'text', text: quoted.slice(1, -1) });
    else if (number) found.push({ kind: 'text', text: number });
    else if (sign) found.push({ kind: 'sign', text: sign });
    else found.push({ kind: 'word', text: word ?? '' });
  }
  return found;
}

const isOr = (token?: Token) => token?.text === '||' || (token?.kind === 'word' && /^or$/i.test(token.text));
const isAnd = (token?: Token) =>
  token?.text === '&&' || (token?.kind === 'word' && /^and$/i.test(token.text));
const isSign = (token: Token | undefined, text: string) => token?.kind === 'sign' && token.text === text;
/** LimeSurvey: `Q1.NAOK`, `Q1.code` and `Q1.value` are all the answer to Q1. */
const bareName = (name: string) => name.replace(/\.(NAOK|code|value)$/i, '');

export function readExpression(text: string): ReadExpression {
  if (text.length > LIMITS.expressionCharacters) return { ok: false, reason: 'the expression is too long' };
  try {
    const reader = new Reader(tokens(text));
    const expression = reader.either(0);
    reader.end();
    return { ok: true, expression };
  } catch (error) {
    if (error instanceof NotSimple) return { ok: false, reason: error.message };
    throw error;
  }
}

class Reader {
  private at = 0;
  private readonly list: readonly Token[];
  constructor(list: readonly Token[]) {
    this.list = list;
  }

  either(depth: number): Expression {
    if (depth > LIMITS.expressionDepth) throw new NotSimple('the expression is nested too deeply');
    const parts = [this.both(depth)];
    while (isOr(this.list[this.at])) {
      this.at++;
      parts.push(this.both(depth));
    }
    return parts.length === 1 ? parts[0]! : { any: parts };
  }

  end(): void {
    const rest = this.list[this.at];
    if (rest) throw new NotSimple(`"${rest.text}" is more than a simple comparison`);
  }

  private both(depth: number): Expression {
    const parts = [this.one(depth)];
    while (isAnd(this.list[this.at])) {
      this.at++;
      parts.push(this.one(depth));
    }
    return parts.length === 1 ? parts[0]! : { all: parts };
  }

  private one(depth: number): Expression {
    const token = this.list[this.at++];
    if (!token) throw new NotSimple('the expression is not complete');
    if (isSign(token, '(')) {
      const inner = this.either(depth + 1);
      this.sign(')');
      return inner;
    }
    if (isSign(token, '!')) return this.notEmpty();
    if (token.kind === 'word' && isSign(this.list[this.at], '(')) return this.call(token.text);
    if (token.kind !== 'name' && token.kind !== 'word')
      throw new NotSimple(`"${token.text}" stands where a question should`);
    return this.comparison(bareName(token.text));
  }

  private comparison(name: string): Expression {
    const op = this.list[this.at++]?.text;
    const value = this.list[this.at++];
    if (!op || value?.kind !== 'text') throw new NotSimple(`"${name}" is not compared with a fixed answer`);
    if (op === '!=' && value.text === '') return { name, op: 'answered' };
    if (op === '=' || op === '==') {
      if (value.text === '') throw new NotSimple('a condition on a missing answer cannot be expressed');
      return { name, op: '=', value: value.text };
    }
    if (op === '>' || op === '>=') return { name, op, value: value.text };
    throw new NotSimple(`"${op}" cannot be expressed: a condition holds from an answer upwards`);
  }

  /** `!is_empty(Q1)`: the only denial that asks for an answer instead of the lack of one. */
  private notEmpty(): Expression {
    const word = this.list[this.at++];
    if (word?.text !== 'is_empty') throw new NotSimple('a denial cannot be expressed');
    this.sign('(');
    const name = this.reference();
    this.sign(')');
    return { name, op: 'answered' };
  }

  private call(name: string): Expression {
    if (name !== 'selected') throw new NotSimple(`the function ${name}() cannot be expressed`);
    this.sign('(');
    const question = this.reference();
    this.sign(',');
    const value = this.list[this.at++];
    if (value?.kind !== 'text') throw new NotSimple('selected() does not name a fixed answer');
    this.sign(')');
    return { name: question, op: 'selected', value: value.text };
  }

  private reference(): string {
    const token = this.list[this.at++];
    if (token?.kind !== 'name' && token?.kind !== 'word') throw new NotSimple('no question is named');
    return bareName(token.text);
  }

  private sign(text: string): void {
    if (!isSign(this.list[this.at++], text)) throw new NotSimple(`"${text}" is missing`);
  }
}
