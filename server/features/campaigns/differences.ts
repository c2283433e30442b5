import type { OwnTexts } from '../../domain/campaign-year/mail-text.ts';
import type { Reminders } from '../../domain/campaign-year/reminder-days.ts';
import type { Definition, Words } from '../../domain/questionnaire/definition.ts';
import { sameScales } from '../../domain/questionnaire/same-items.ts';
import type { Difference, Draft } from './contract.ts';

/** A campaign as far as it can differ from the one it repeats. */
export interface Side {
  readonly definition: Definition;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly variant: string;
  readonly minimumGroup: number;
  readonly minutes: number;
  readonly invited: number;
  /** Units with people in them, by id. */
  readonly units: ReadonlyMap<string, string>;
  readonly additions: NonNullable<Draft['additions']>;
  readonly normId: string | null;
  readonly texts: OwnTexts;
  readonly reminders: Reminders;
}

const MOST_NAMES = 20;

/** What is not the same as in the campaign that this one repeats. Nothing listed is taken over as it was. */
export function differencesWith(before: Side, now: Side): readonly Difference[] {
  const found: Difference[] = [];
  const say = (
    kind: Difference['kind'],
    from: string | number,
    to: string | number,
    names: readonly Words[] = [],
  ) => found.push({ kind, from: String(from), to: String(to), names: names.slice(0, MOST_NAMES) });
  const unequal = (kind: Difference['kind'], from: string | number, to: string | number) => {
    if (from !== to) say(kind, from, to);
  };
  if (before.opensOn !== now.opensOn || before.closesOn !== now.closesOn)
    say('period', `${before.opensOn} ${before.closesOn}`, `${now.opensOn} ${now.closesOn}`);
  unequal('version', before.definition.version, now.definition.version);
  unequal('variant', before.variant, now.variant);
  for (const { kind, names } of scaleDifferences(before.definition, now.definition))
    if (names.length > 0) say(kind, '', names.length, names);
  for (const { kind, names } of cutDifferences(before.definition, now.definition))
    if (names.length > 0) say(kind, '', names.length, names);
  unequal('minutes', before.minutes, now.minutes);
  if (JSON.stringify(ownWords(before)) !== JSON.stringify(ownWords(now)))
    say('own-questions', ownWords(before).length, ownWords(now).length);
  unequal('invited', before.invited, now.invited);
  const gone = missingIn(before.units, now.units);
  const added = missingIn(now.units, before.units);
  if (gone.length > 0) say('units-gone', '', gone.length, gone);
  if (added.length > 0) say('units-new', '', added.length, added);
  unequal('minimum', before.minimumGroup, now.minimumGroup);
  unequal('norm', before.normId ?? '', now.normId ?? '');
  if (JSON.stringify(before.texts) !== JSON.stringify(now.texts)) say('texts', '', '');
  if (JSON.stringify(sorted(before.reminders)) !== JSON.stringify(sorted(now.reminders)))
    say('reminders', '', '');
  return found;
}

function scaleDifferences(before: Definition, now: Definition) {
  const same = sameScales(now, before);
  const inBoth = (scales: Definition) => new Set(scales.scales.map(({ id }) => id));
  const [earlier, current] = [inBoth(before), inBoth(now)];
  const titles = (scales: Definition['scales']) => scales.map(({ title }) => title);
  return [
    { kind: 'scales-new' as const, names: titles(now.scales.filter(({ id }) => !earlier.has(id))) },
    { kind: 'scales-gone' as const, names: titles(before.scales.filter(({ id }) => !current.has(id))) },
    {
      kind: 'scales-changed' as const,
      names: titles(now.scales.filter(({ id }) => earlier.has(id) && !same.has(id))),
    },
  ];
}

function cutDifferences(before: Definition, now: Definition) {
  const missing = (from: Definition, to: Definition) =>
    from.background
      .filter(({ id }) => !to.background.some((other) => other.id === id))
      .map(({ title }) => title);
  return [
    { kind: 'cuts-new' as const, names: missing(now, before) },
    { kind: 'cuts-gone' as const, names: missing(before, now) },
  ];
}

function ownWords({ additions }: Side): readonly string[] {
  return [...additions.statements.map(({ text }) => text.nl), ...additions.questions.map(({ nl }) => nl)];
}

function missingIn(from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): readonly Words[] {
  return [...from].filter(([id]) => !to.has(id)).map(([, name]) => ({ nl: name, en: name }));
}

function sorted({ first, second, last }: Reminders) {
  return [first, second, last];
}
