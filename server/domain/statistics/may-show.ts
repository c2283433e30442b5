import { OWN_SPREAD_FROM, SHOW_RULES } from './show-rules.ts';
import type { Condition, Measure, MessageKey, ShowFacts, ShowRule } from './show-rules.ts';

export type ShowAnswer =
  | { readonly show: true; readonly cautions: readonly MessageKey[] }
  | { readonly show: false; readonly reason: MessageKey; readonly instead: string | null };

/**
 * May a figure be shown?
 *
 * Answers: do these facts allow this measure, and what has to be said beside it?
 * Formula: shown when every condition of the rule holds; the first that does not is the reason
 * Source: show-rules.ts.
 * Defined for: every measure; a fact that is not given does not meet a condition.
 * Oracle: hand, tests/domain/statistics/show-rules.test.ts (every rule at its border).
 */
export function mayShow(measure: Measure, facts: ShowFacts): ShowAnswer {
  const rule: ShowRule = SHOW_RULES[measure];
  const broken = rule.requires.find((condition) => !holds(condition, facts));
  if (broken !== undefined) return { show: false, reason: broken.message, instead: rule.instead ?? null };
  const cautions = (rule.cautions ?? []).filter((condition) => !holds(condition, facts));
  return { show: true, cautions: cautions.map(({ message }) => message) };
}

function holds(condition: Condition, facts: ShowFacts): boolean {
  return !applies(condition, facts) || meets(condition, facts);
}

function applies({ onlyWhen }: Condition, facts: ShowFacts): boolean {
  if (onlyWhen === 'sensitive') return facts.sensitive ?? true;
  if (onlyWhen === 'fewer-than-own-spread') return !((facts.respondents ?? 0) >= OWN_SPREAD_FROM);
  return true;
}

function meets(condition: Condition, facts: ShowFacts): boolean {
  if ('is' in condition) return facts[condition.fact] === true;
  if ('oneOf' in condition) return condition.oneOf.includes(facts[condition.fact] ?? '');
  if ('eachZeroOrAtLeast' in condition) {
    return facts.cells?.every((cell) => cell === 0 || cell >= condition.eachZeroOrAtLeast) ?? false;
  }
  const value = facts[condition.fact];
  if (value === undefined) return false;
  if ('atLeast' in condition) return value >= condition.atLeast;
  if ('atMost' in condition) return value <= condition.atMost;
  if ('above' in condition) return value > condition.above;
  return value >= condition.atLeastTimes * (facts[condition.of] ?? NaN);
}
