import type { DraftCondition, DraftOption } from './draft.ts';
import { type Expression, readExpression } from './expression.ts';

/** What a name in an expression stands for. */
export type Named =
  | { readonly kind: 'choice'; readonly key: string; readonly options: readonly DraftOption[] }
  | { readonly kind: 'multiple'; readonly choices: ReadonlyMap<string, string> }
  | { readonly kind: 'absent'; readonly reason: string };

export type ReadCondition =
  | { readonly ok: true; readonly condition: DraftCondition }
  | { readonly ok: false; readonly reason: string };

/**
 * An expression as a condition. All of it or nothing: a condition of which only half could be read would ask people
 * things that the instrument does not ask them.
 */
export function readCondition(text: string, names: ReadonlyMap<string, Named>): ReadCondition {
  const read = readExpression(text);
  return read.ok ? resolve(read.expression, names) : read;
}

function resolve(expression: Expression, names: ReadonlyMap<string, Named>): ReadCondition {
  if ('any' in expression) return resolveAll(expression.any, names, (any) => ({ any }));
  if ('all' in expression) return resolveAll(expression.all, names, (all) => ({ all }));
  const named = names.get(expression.name);
  if (!named) return { ok: false, reason: `there is no question "${expression.name}"` };
  if (named.kind === 'absent')
    return { ok: false, reason: `"${expression.name}" is not an item: ${named.reason}` };
  if (named.kind === 'multiple') return chosen(expression, named.choices);
  return fromAnswerUpwards(expression, named.key, named.options);
}

function resolveAll(
  parts: readonly Expression[],
  names: ReadonlyMap<string, Named>,
  join: (parts: DraftCondition[]) => DraftCondition,
): ReadCondition {
  const conditions: DraftCondition[] = [];
  for (const part of parts) {
    const read = resolve(part, names);
    if (!read.ok) return read;
    conditions.push(read.condition);
  }
  return { ok: true, condition: join(conditions) };
}

type Simple = Extract<Expression, { name: string }>;

function chosen(expression: Simple, choices: ReadonlyMap<string, string>): ReadCondition {
  if (expression.op === 'answered')
    return { ok: true, condition: { any: [...choices.values()].map((item) => ({ item, atLeast: 2 })) } };
  const item = expression.op === 'selected' ? choices.get(expression.value) : undefined;
  if (item) return { ok: true, condition: { item, atLeast: 2 } };
  return {
    ok: false,
    reason: `"${expression.name}" has several answers at once; only selected() can be read`,
  };
}

function fromAnswerUpwards(expression: Simple, item: string, options: readonly DraftOption[]): ReadCondition {
  const holding = options.filter((option) => holds(expression, option.source));
  const lowest = holding[0];
  if (!lowest) return { ok: false, reason: `no answer to "${expression.name}" meets this condition` };
  if (holding.length !== options.length - lowest.code + 1) {
    return {
      ok: false,
      reason: `the answers to "${expression.name}" that count are not the highest ones; a condition holds from an answer upwards`,
    };
  }
  return { ok: true, condition: { item, atLeast: lowest.code } };
}

function holds(expression: Simple, source: string): boolean {
  if (expression.op === 'answered') return true;
  const { op, value } = expression;
  const both = isNumber(source) && isNumber(value);
  if (op === '=' || op === 'selected') return both ? Number(source) === Number(value) : source === value;
  if (!both) return false;
  return op === '>' ? Number(source) > Number(value) : Number(source) >= Number(value);
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));
