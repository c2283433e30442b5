import type { Definition } from '../../../server/domain/questionnaire/definition.ts';
import { plan } from '../../../server/privacy/plan.ts';
import { countsOf, fromPlan } from '../from-plan.ts';
import type { Organisation } from '../organisation.ts';
import { FIRST } from './collect.ts';
import type { Fact } from './facts.ts';

const CUTS = ['age-band', 'function-group'];

/** What the attacker knows by being there: who works where, who answered, and what they told about themselves. */
function organisationOf(background: Definition['background']): Organisation {
  const { crews, cast } = FIRST;
  const parents = new Map<string, string | null>([['TOP', null]]);
  for (const { unit, under } of crews) parents.set(unit, under);
  const asked = CUTS.flatMap((id) => background.find((question) => question.id === id) ?? []);
  const people = crews.flatMap(({ unit, answers }) =>
    answers.map((person) => ({
      unit,
      profile: asked.map(({ options }, cut) => options[(cast[person]?.background[cut] ?? 0) - 1]?.code ?? ''),
      completed: [true],
    })),
  );
  const cuts = asked.map(({ id, options }) => ({ id, categories: options.map(({ code }) => code) }));
  return { name: 'Proefdam', tree: [...parents].map(([id, parentId]) => ({ id, parentId })), cuts, people };
}

const unitNames = ['TOP', 'NOORD', 'N1', 'N2', 'N3', 'Z1'];

/** The unit that a fact names: in the reply, nearest first, or else in the question. */
function namedIn({ about, path, question }: Fact): {
  readonly reply: string | null;
  readonly question: string | null;
} {
  const named = [...path.split(/[.[\]]+/).toReversed(), ...about].find((word) =>
    unitNames.some((unit) => word === unit || word === `Eenheid ${unit}`),
  );
  const asked = unitNames.find((unit) => new RegExp(`[=/]${unit}(&|$|/)`).test(question));
  return { reply: named?.replace('Eenheid ', '') ?? null, question: asked ?? null };
}

const toldAs = ({ question, path, about, value }: Fact): string =>
  JSON.stringify([question.replace(/^[^:]*: /, '').replace(/\?.*/, ''), path, about, value]);

/**
 * The unit of each fact. What is told about no unit by name is about the unit that was asked for, unless the same is told
 * when none is asked for: then it is about everybody.
 */
function unitOfEach(told: readonly Fact[]): (fact: Fact) => string {
  const general = new Set(told.filter((fact) => namedIn(fact).question === null).map(toldAs));
  return (fact) => {
    const { reply, question } = namedIn(fact);
    if (reply !== null) return reply;
    return question === null || general.has(toldAs(fact)) ? 'TOP' : question;
  };
}

/** The people behind every figure that differs when everybody answers the opposite. */
export function sumsOf(
  told: readonly Fact[],
  { background }: Definition,
  k: number,
): readonly (readonly number[])[] {
  const organisation = organisationOf(background);
  const { tree, cuts } = organisation;
  const made = plan(tree, countsOf(organisation), { k, cutMin: 4 * k, cuts });
  const published = fromPlan(made, organisation, 'as grouped');
  const unitOf = unitOfEach(told);
  const cells = new Set(told.map((fact) => `${unitOf(fact)}|${groupOf(fact, cuts)}`));
  return [...cells].map((cell) => {
    const [unit = '', cut = '', group = ''] = cell.split('|');
    const whole = published.find((row) => row.unit === unit && row.cut === null)?.people;
    if (cut === '')
      return whole ?? organisation.people.flatMap((person, index) => (person.unit === unit ? [index] : []));
    const position = cuts.findIndex(({ id }) => id === cut);
    const inGroup = (index: number) =>
      group.split('+').includes(organisation.people[index]!.profile[position]!);
    return (whole ?? []).filter(inGroup);
  });
}

/** A figure of a cut names its question and its group: the codes of the categories, joined by a plus. */
function groupOf({ about }: Fact, cuts: Organisation['cuts']): string {
  const cut = cuts.find(({ id }) => about.includes('cut') && about.includes(id));
  if (!cut) return '';
  const codes = new Set(['', ...cut.categories]);
  const group = about.find((word) => word !== '' && word.split('+').every((code) => codes.has(code)));
  return group === undefined ? '' : `${cut.id}|${group}`;
}

export const PEOPLE = FIRST.crews.reduce((sum, { answers }) => sum + answers.length, 0);

/** Units without a figure of their own, whatever the size of the group. */
const WITHHELD = ['N2', 'N3'];

/** What is told about a unit that has no figure. */
export const aboutWithheld = (told: readonly Fact[]): readonly Fact[] => {
  const unitOf = unitOfEach(told);
  return told.filter((fact) => WITHHELD.includes(unitOf(fact)));
};

/** Of one campaign, by the title in the question. */
export const ofCampaign =
  (title: string) =>
  ({ question }: Fact): boolean =>
    question.includes(`/campaigns/${title}/`) || question.includes(`campaignId=${title}`);
