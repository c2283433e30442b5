import { inOrganisation } from '../../../server/db/connection.ts';
import { answerAsPerson, readMaterial } from '../../../server/demonstration/simulated-person.ts';
import { askedItems, itemsInOrder } from '../../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../../server/domain/questionnaire/definition.ts';
import { tally } from '../../../server/features/tally/tally.ts';
import { tokensByUnit } from '../../support/answers.ts';
import type { TestHouse, TestOrganisation } from '../../support/test-house.ts';
import { pick, seededRandom } from '../seeded-random.ts';
import type { Crew, Script } from './world.ts';

/** Counts without the thread that the product counts in: starting one costs seconds. */
export async function countHere(
  { doors, options, clock }: TestHouse,
  organisationId: string,
  campaignId: string,
  closed: { readonly statusCode: number; readonly body: string },
): Promise<void> {
  if (closed.statusCode !== 202) throw new Error(closed.body);
  await tally({
    ...{ work: doors.work, keys: options.keys, organisationId, campaignId, now: clock.now },
    progress: () => {},
  });
  await inOrganisation(doors.work, organisationId, (trx) =>
    trx.updateTable('job').set({ state: 'done' }).where('campaign_id', '=', campaignId).execute(),
  );
}

interface Round {
  readonly campaignId: string;
  readonly script: Script;
  /** Other answers in another round. */
  readonly year: number;
}

interface Answered {
  readonly definition: Definition;
  readonly receipts: readonly string[];
}

/** Invited at the top, two of them by letter; nobody of them answers. */
const TOP_STAFF = 6;
const WITHOUT_MAIL = 2;

export async function answerAll(
  house: TestHouse,
  organisation: TestOrganisation,
  { campaignId, script, year }: Round,
): Promise<Answered> {
  const tokens = await tokensByUnit(house, organisation, campaignId);
  const material = await readMaterial(house.answer, campaignId);
  const receipts: string[] = [];
  for (const { unit, answers } of script.crews) {
    for (const [index, person] of answers.entries()) {
      const part = script.cast[person];
      const token = tokens.get(unit)?.[index];
      if (!part || !token) throw new Error(`Nobody of ${unit} can play part ${person}`);
      const receipt = await answerAsPerson(house, material, token, {
        codes: codesOf(material.definition, part.seed + 7 * year, script.reversed ?? false),
        background: part.background.slice(0, material.definition.background.length),
        openTexts: material.definition.openQuestions.map(({ id }) => `Woord ${person} bij ${id}`),
      });
      receipts.push(receipt);
    }
  }
  return { definition: material.definition, receipts };
}

function codesOf(definition: Definition, seed: number, reversed: boolean): number[] {
  const rng = seededRandom(seed);
  const items = itemsInOrder(definition);
  const codes: number[] = [];
  items.forEach(({ item }, index) => {
    const options = definition.answerSets[item.answers]?.options.length ?? 5;
    const code = pick(
      rng,
      Array.from({ length: options }, (_, option) => option + 1),
    );
    codes.push(0);
    if (askedItems(items, codes)[index]) codes[index] = reversed ? options + 1 - code : code;
  });
  return codes;
}

export function csvOf(crews: readonly Crew[]): string {
  const header = 'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code';
  let number = 0;
  const line = (unit: string, under: string, hasMail = true): string => {
    number += 1;
    const mail = hasMail ? `p${String(number).padStart(3, '0')}@example.org` : '';
    return `${number + 1000};Naam${number};Voor${number};${mail};${unit};Eenheid ${unit};${under}`;
  };
  const parents = [...new Set(crews.map(({ under }) => under))];
  // Enough people at the top for a group of their own: a handful there would join the smallest team.
  const rows = parents.flatMap((parent) =>
    parent === 'TOP'
      ? Array.from({ length: TOP_STAFF }, (_, at) => line('TOP', '', at >= WITHOUT_MAIL))
      : [line(parent, 'TOP')],
  );
  for (const { unit, under, invited } of crews)
    for (let person = 0; person < invited; person += 1) rows.push(line(unit, under));
  return [header, ...rows].join('\r\n');
}
