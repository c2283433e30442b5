import { inOrganisation } from '../../../server/db/connection.ts';
import { tally } from '../../../server/features/tally/tally.ts';
import { answerAsPerson, readMaterial } from '../../../server/demonstration/simulated-person.ts';
import { askedItems, itemsInOrder } from '../../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../../server/domain/questionnaire/definition.ts';
import { ROLES } from '../../../server/http/contract.ts';
import { launchCampaign, tokensByUnit } from '../../support/answers.ts';
import type { TestHouse, TestOrganisation } from '../../support/test-house.ts';
import type { Asker } from './crawl.ts';
import { integerBetween, pick, seededRandom } from '../seeded-random.ts';

/** A team as it is answered from: how many are invited, and who of the cast answers. */
export interface Crew {
  readonly unit: string;
  readonly under: string;
  readonly invited: number;
  /** Positions in the cast. */
  readonly answers: readonly number[];
}

/** Somebody's answers to everything, wherever they work. */
export interface Part {
  readonly seed: number;
  readonly background: readonly number[];
}

export interface Script {
  readonly cast: readonly Part[];
  readonly crews: readonly Crew[];
  /** Units with a manager who looks. */
  readonly managed: readonly string[];
  /** Turns every answer round: 1 becomes 5. */
  readonly reversed?: boolean;
}

export interface World {
  readonly organisation: TestOrganisation;
  readonly campaigns: readonly {
    readonly id: string;
    readonly title: string;
    readonly definition: Definition;
  }[];
  readonly askers: readonly Asker[];
  /** The name that a random id has in all worlds alike. */
  nameOf(id: string): string;
}

const CAMPAIGNS = [
  { questionnaireId: 'werkbeleving', title: 'Jaar-1', opensOn: '2026-10-01', closesOn: '2026-10-20' },
  { questionnaireId: 'werkbeleving', title: 'Jaar-2', opensOn: '2026-11-06', closesOn: '2026-11-30' },
] as const;

/** Invited at the top; nobody of them answers. */
const TOP_STAFF = 6;

export function castOf(size: number, seed: number): readonly Part[] {
  const rng = seededRandom(seed);
  return Array.from({ length: size }, (_, person) => ({
    seed: seed * 1000 + person,
    background: [integerBetween(rng, 0, 3), integerBetween(rng, 0, 3)],
  }));
}

/** An organisation that answers three campaigns over the real routes, with an account for every role. */
export async function playWorld(house: TestHouse, script: Script): Promise<World> {
  house.clock.now = new Date(`${CAMPAIGNS[0].opensOn}T08:00:00Z`);
  const organisation = await house.makeOrganisation('Proefdam');
  await organisation.importCsv(csvOf(script.crews));
  const campaigns: World['campaigns'][number][] = [];
  for (const [index, campaign] of CAMPAIGNS.entries()) {
    house.clock.now = new Date(`${campaign.opensOn}T08:00:00Z`);
    const additions = { modules: [], statements: [], questions: [], openQuestions: true };
    const draft = { ...campaign, variant: 'short', additions, cuts: ['age-band', 'function-group'] };
    const signedIn = await organisation.signIn('hr');
    const id = await launchCampaign(house, signedIn, draft as object);
    const definition = await answerAll(house, organisation, { campaignId: id, script, year: index });
    await countHere(house, organisation.id, id, await signedIn('POST', `/api/campaigns/${id}/close`));
    campaigns.push({ id, title: campaign.title, definition });
  }
  const units = [...new Set(script.crews.flatMap(({ unit, under }) => [unit, under]))];
  const names = new Map<string, string>(campaigns.map(({ id, title }) => [id, title]));
  for (const unit of units) names.set(await organisation.unitId(unit), unit);
  const askers = await accounts(organisation, script.managed);
  return {
    organisation,
    campaigns,
    askers,
    nameOf: (id) => names.get(id) ?? (/^[0-9a-f-]{36}$/.test(id) ? '<id>' : id),
  };
}

/** Counts without the thread that the product counts in: starting one costs seconds. */
async function countHere(
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

/** Every role, and a manager of each of some units: what one of them may not see, another may. */
async function accounts(
  organisation: TestOrganisation,
  managed: readonly string[],
): Promise<readonly Asker[]> {
  const askers: Asker[] = [];
  for (const role of ROLES)
    if (role !== 'manager') askers.push({ name: role, role, call: await organisation.signIn(role) });
  for (const unit of managed) {
    const call = await organisation.signIn('manager', unit);
    askers.push({ name: `manager of ${unit}`, role: 'manager', call });
  }
  return askers;
}

interface Round {
  readonly campaignId: string;
  readonly script: Script;
  readonly year: number;
}

async function answerAll(
  house: TestHouse,
  organisation: TestOrganisation,
  { campaignId, script, year }: Round,
): Promise<Definition> {
  const tokens = await tokensByUnit(house, organisation, campaignId);
  const material = await readMaterial(house.answer, campaignId);
  for (const { unit, answers } of script.crews) {
    for (const [index, person] of answers.entries()) {
      const part = script.cast[person];
      const token = tokens.get(unit)?.[index];
      if (!part || !token) throw new Error(`Nobody of ${unit} can play part ${person}`);
      await answerAsPerson(house, material, token, {
        codes: codesOf(material.definition, part.seed + 7 * year, script.reversed ?? false),
        background: part.background.slice(0, material.definition.background.length),
        openTexts: material.definition.openQuestions.map(({ id }) => `Woord ${person} bij ${id}`),
      });
    }
  }
  return material.definition;
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

function csvOf(crews: readonly Crew[]): string {
  const header = 'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code';
  let number = 0;
  const line = (unit: string, under: string): string => {
    number += 1;
    const who = `p${String(number).padStart(3, '0')}`;
    return `${number + 1000};Naam${number};Voor${number};${who}@example.org;${unit};Eenheid ${unit};${under}`;
  };
  const parents = [...new Set(crews.map(({ under }) => under))];
  // Enough people at the top for a group of their own: a handful there would join the smallest team.
  const rows = parents.flatMap((parent) =>
    parent === 'TOP' ? Array.from({ length: TOP_STAFF }, () => line('TOP', '')) : [line(parent, 'TOP')],
  );
  for (const { unit, under, invited } of crews)
    for (let person = 0; person < invited; person += 1) rows.push(line(unit, under));
  return [header, ...rows].join('\r\n');
}
