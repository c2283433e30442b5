import type { Definition } from '../../../server/domain/questionnaire/definition.ts';
import { ROLES, SCOPES } from '../../../server/http/contract.ts';
import { launchCampaign } from '../../support/answers.ts';
import type { Caller, TestHouse, TestOrganisation } from '../../support/test-house.ts';
import { integerBetween, seededRandom } from '../seeded-random.ts';
import { actOnResults } from './acts.ts';
import type { Asker, Known, Reply } from './crawl.ts';
import { answerAll, countHere, csvOf } from './rounds.ts';

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

export interface Played {
  readonly id: string;
  readonly title: string;
  readonly definition: Definition;
  readonly receipts: readonly string[];
}

export interface World {
  readonly organisation: TestOrganisation;
  /** Published ones first, the one that is still open last. */
  readonly campaigns: readonly Played[];
  readonly askers: readonly Asker[];
  /** What changing routes told while people worked with the results. */
  readonly acted: readonly Reply[];
  readonly known: Known;
  /** The name that a random id has in all worlds alike. */
  nameOf(id: string): string;
  /** A text without what is random in it: ids, links, codes. */
  plain(text: string): string;
}

interface Round {
  readonly questionnaireId: string;
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Twice the same questionnaire, so that the second is compared with the first, and one with a larger group. */
const ROUNDS: readonly Round[] = [
  { questionnaireId: 'werkbeleving', title: 'Jaar-1', opensOn: '2026-10-01', closesOn: '2026-10-20' },
  { questionnaireId: 'werkbeleving', title: 'Jaar-2', opensOn: '2026-11-06', closesOn: '2026-11-30' },
  { questionnaireId: 'stress-risico', title: 'Stress', opensOn: '2026-12-05', closesOn: '2026-12-20' },
];
/** Answered and not closed: what is told while a campaign runs. */
const OPEN: Round = {
  questionnaireId: 'werkbeleving',
  title: 'Lopend',
  opensOn: '2027-01-05',
  closesOn: '2027-02-01',
};
/** With cards for people without a mail address; nobody answers. */
const WITH_CARDS: Round = { ...OPEN, title: 'Kaarten' };

export function castOf(size: number, seed: number): readonly Part[] {
  const rng = seededRandom(seed);
  return Array.from({ length: size }, (_, person) => ({
    seed: seed * 1000 + person,
    background: [integerBetween(rng, 0, 3), integerBetween(rng, 0, 3)],
  }));
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Keys, the eight words of a manifest, the moment a calendar file was made, hashes, links, and codes on paper. */
const RANDOM =
  /\b[\w-]{80,}|(?:\\n)?[a-z]{4,8}(?: · [a-z]{4,8}){7}|DTSTAMP:\w+|\b[0-9a-f]{64}\b|#[\w-]{43}\b|(?<![A-Z0-9-])[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\b/g;

/** An organisation that answers campaigns over the real routes and works with the results, in every role. */
export async function playWorld(house: TestHouse, script: Script, isSmall: boolean): Promise<World> {
  house.clock.now = new Date(`${ROUNDS[0]?.opensOn}T08:00:00Z`);
  const organisation = await house.makeOrganisation('Proefdam');
  await organisation.importCsv(csvOf(script.crews));
  const play = { house, organisation, script };
  const campaigns: Played[] = [];
  for (const round of ROUNDS.slice(isSmall ? 1 : 0)) campaigns.push(await playRound(play, round, true));
  campaigns.push(await playRound(play, OPEN, false));
  const asked = campaigns.slice(-3).map(({ id }) => id);
  const names = new Map<string, string>(campaigns.map(({ id, title }) => [id, title]));
  if (!isSmall) {
    const hr = await organisation.signIn('hr');
    asked.push(await launchCampaign(house, withCards(hr), draftOf(WITH_CARDS)));
    names.set(asked.at(-1) ?? '', WITH_CARDS.title);
  }
  const units = [...new Set(script.crews.flatMap(({ unit, under }) => [unit, under]))];
  for (const unit of units) names.set(await organisation.unitId(unit), unit);
  const nameOf = (id: string) => names.get(id) ?? (/^[0-9a-f-]{36}$/.test(id) ? '<id>' : id);
  const askers = await everybody(house, organisation, script.managed);
  const { heard, secrets, known } = await actOnResults(
    { house, organisation, askers, nameOf, asked },
    campaigns.slice(-3, -1),
  );
  for (const [secret, name] of secrets) names.set(secret, name);
  const plain = (text: string): string => {
    let words = text.replace(UUID, nameOf).replace(RANDOM, '<random>');
    for (const [secret, name] of secrets) words = words.replaceAll(secret, name);
    return words;
  };
  const acted = heard.map((reply) => ({ ...reply, question: plain(reply.question) }));
  return { organisation, campaigns, askers, acted, known, nameOf, plain };
}

interface Play {
  readonly house: TestHouse;
  readonly organisation: TestOrganisation;
  readonly script: Script;
}

function draftOf(round: Round): object {
  const additions = { modules: [], statements: [], questions: [], openQuestions: true };
  const cuts = round.questionnaireId === 'werkbeleving' ? ['age-band', 'function-group'] : [];
  return { ...round, variant: 'short', additions, cuts };
}

async function playRound(
  { house, organisation, script }: Play,
  round: Round,
  closes: boolean,
): Promise<Played> {
  house.clock.now = new Date(`${round.opensOn}T08:00:00Z`);
  const hr = await organisation.signIn('hr');
  const id = await launchCampaign(house, hr, draftOf(round));
  const year = Number(round.opensOn.slice(2, 4)) * 12 + Number(round.opensOn.slice(5, 7));
  const answered = await answerAll(house, organisation, { campaignId: id, script, year });
  if (closes) await countHere(house, organisation.id, id, await hr('POST', `/api/campaigns/${id}/close`));
  return { id, title: round.title, ...answered };
}

/** Asks for cards before the campaign is launched. */
function withCards(hr: Caller): Caller {
  return async (method, url, ...rest) => {
    const launch = /^\/api\/campaigns\/([0-9a-f-]{36})\/launch$/.exec(url);
    if (launch) await hr('PUT', `/api/campaigns/${launch[1]}/paper`, { kind: 'cards' });
    return hr(method, url, ...rest);
  };
}

/** Every role, a manager of each of some units, a program with every right, and somebody without an account. */
async function everybody(
  house: TestHouse,
  organisation: TestOrganisation,
  managed: readonly string[],
): Promise<readonly Asker[]> {
  const askers: Asker[] = [];
  for (const role of ROLES)
    if (role !== 'manager') askers.push({ name: role, as: role, call: await organisation.signIn(role) });
  for (const unit of managed) {
    const call = await organisation.signIn('manager', unit);
    askers.push({ name: `manager of ${unit}`, as: 'manager', call });
  }
  const administrator = askers.find(({ name }) => name === 'administrator');
  const wanted = { name: 'Alles', scopes: SCOPES, expiresOn: '2027-12-01' };
  const made = await administrator?.call('POST', '/api/machine-keys', wanted);
  const key = made?.json<{ key: string }>().key;
  const program: Caller = (method, url, payload) =>
    house.manage.inject({
      ...{ method, url, headers: { authorization: `Bearer ${key}` } },
      ...(payload === undefined ? {} : { payload }),
    });
  const nobody: Caller = (method, url, payload) =>
    house.answer.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
  askers.push({ name: 'program', as: SCOPES, call: program }, { name: 'nobody', as: 'nobody', call: nobody });
  return askers;
}
