import { fromBase64url, toBase64url } from '../../../server/crypto/base64url.ts';
import { answerAsPerson } from '../../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../../server/domain/questionnaire/asked-items.ts';
import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';
import {
  closeRealCampaign,
  type Invited,
  launchRealCampaign,
  type RealCampaign,
} from '../../support/real-campaign.ts';
import { makeRealProduct, type RealProduct } from '../../support/real-product.ts';
import { attack, type Respondent, type Verdict } from './attack.ts';
import { dumpTables, type Medium, readFiles } from './evidence.ts';
import { findAll } from './find-all.ts';
import { looksLike } from './looks-like.ts';
import { runMutant } from './mutant.ts';

export interface LinkageReport {
  readonly verdict: Verdict;
  readonly mutant: Verdict;
  /** Person to sealed ballot, from a dump before the close: possible then, and worth nothing without the key. */
  readonly ballotsBeforeClose: number;
  /** What should be nowhere any more after the tally. */
  readonly left: { readonly boxes: number; readonly serials: number; readonly keys: number };
  readonly looked: { readonly media: number; readonly megabytes: number };
}

const PER_TEAM = 10;

/**
 * A real run on the real product, with the answers of every person known: launch, answers one after the other (the order
 * that helps an attacker most), close, tally. Then everything that is left is searched.
 */
export async function attackLinkage(respondents: number, seed: number): Promise<LinkageReport> {
  const product = await makeRealProduct();
  try {
    await product.start();
    const campaign = await launchRealCampaign(product, { people: respondents, perTeam: PER_TEAM });
    const keys = await readSealingKey(product);
    const people = await answerOneByOne(campaign, seed);
    const before = await dumpTables(product.databaseUrl());
    const sealed = boxesIn(before, campaign.id);
    await closeRealCampaign(campaign);
    const tables = await dumpTables(product.databaseUrl());
    await product.stop();
    const files = readFiles(product.cluster, product.dataDir, product.logs);
    await product.start();
    const mutantMedia = await runMutant(
      product.databaseUrl(),
      people.map(({ invited, codes }) => ({ tokenHash: invited.tokenHash, scope: invited.scopeId, codes })),
    );
    const known = people.map((person) => toRespondent(person));
    const sizes = people.map((_, index) => sealed[index]?.box.length ?? 0);
    return {
      verdict: attack(known, [...tables, ...files], sizes, seed),
      mutant: attack(known, mutantMedia, [], seed),
      ballotsBeforeClose: matchBallots(people, before, campaign.id),
      left: {
        boxes: occurrences(
          files,
          sealed.map(({ box }) => box.subarray(0, 64)),
        ),
        serials: occurrences(
          files,
          sealed.map(({ serial }) => serial),
        ),
        keys: occurrences([...files, ...tables], keys),
      },
      looked: {
        media: tables.length + files.length,
        megabytes: Math.round(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1_000_000),
      },
    };
  } finally {
    await product.stop();
    product.remove();
  }
}

interface Person {
  readonly invited: Invited;
  readonly codes: readonly number[];
}

async function answerOneByOne(campaign: RealCampaign, seed: number): Promise<Person[]> {
  const rng = rngFromSeed(seed);
  const items = itemsInOrder(campaign.material.definition);
  const order = campaign.invited
    .map((invited) => ({ invited, key: rng() }))
    .sort((a, b) => a.key - b.key)
    .map(({ invited }) => invited);
  const people: Person[] = [];
  for (const invited of order) {
    const codes = items.map(({ item }) => {
      const options = campaign.material.definition.answerSets[item.answers]?.options.length ?? 5;
      return 1 + Math.floor(rng() * options);
    });
    await answerAsPerson(campaign.sites, campaign.material, invited.token, {
      codes,
      background: campaign.material.definition.background.map(() => 0),
      openTexts: campaign.material.definition.openQuestions.map(() => ''),
    });
    people.push({ invited, codes });
  }
  return people;
}

function toRespondent({ invited, codes }: Person): Respondent {
  const { employeeId, invitationId, tokenHash, email, number, token, scopeId } = invited;
  const uuid = (id: string) => [Buffer.from(id), Buffer.from(id.replaceAll('-', ''), 'hex')];
  return {
    scope: scopeId,
    marks: [
      ...uuid(employeeId),
      ...uuid(invitationId),
      tokenHash,
      Buffer.from(tokenHash.toString('hex')),
      Buffer.from(email),
      Buffer.from(number),
      Buffer.from(token),
    ],
    answers: looksLike(codes),
    size: codes.filter((code) => code > 0).length,
  };
}

interface Sealed {
  readonly serial: Buffer;
  readonly box: Buffer;
}

/** The ballots as a dump before the close shows them, oldest first. */
function boxesIn(media: readonly Medium[], campaignId: string): readonly Sealed[] {
  const table = media.find(({ name }) => name === `ballot_${campaignId.replaceAll('-', '')}`);
  const lines = table?.bytes.toString('latin1').matchAll(/\\+x([0-9a-f]{64})","?\\+x([0-9a-f]+)/g) ?? [];
  return [...lines].map((match) => ({
    serial: Buffer.from(match[1] ?? '', 'hex'),
    box: Buffer.from(match[2] ?? '', 'hex'),
  }));
}

/** Share of people whose sealed ballot a dump before the close gives away by its order. */
function matchBallots(people: readonly Person[], before: readonly Medium[], campaignId: string): number {
  const suffix = campaignId.replaceAll('-', '');
  const issues = before.find(({ name }) => name === `credential_issue_${suffix}`)?.bytes ?? Buffer.alloc(0);
  const order = findAll(
    issues,
    people.map(({ invited }) => Buffer.from(invited.invitationId)),
  );
  const persons = order.map(({ pattern }) => pattern);
  // The people answered in the order of this list, so the n-th ballot is the n-th person's.
  return persons.filter((person, index) => person === index).length / people.length;
}

async function readSealingKey(product: RealProduct): Promise<Buffer[]> {
  const [file] = readFiles(product.cluster, product.dataDir, product.logs).filter(({ name }) =>
    name.includes('campaign-'),
  );
  const stored = JSON.parse(file?.bytes.toString('utf8') ?? '{}') as {
    sealing?: { privateKey: string };
    scopes?: Record<string, { privateKey: string }>;
  };
  const rsa = Object.values(stored.scopes ?? {}).flatMap(({ privateKey }) =>
    secretPart(privateKey, -64, -32),
  );
  return [...secretPart(stored.sealing?.privateKey ?? '', 36, 68), ...rsa];
}

/** The part of a key that is not public: of a P-256 key its number, of an RSA key the end, as bytes and as they are stored. */
function secretPart(text: string, from: number, to: number): Buffer[] {
  const bytes = Buffer.from(fromBase64url(text) ?? []);
  const secret = bytes.subarray(from, to);
  const begin = Math.ceil((from < 0 ? bytes.length + from : from) / 3) * 3;
  return [secret, Buffer.from(toBase64url(bytes.subarray(begin, begin + 24)))];
}

function occurrences(media: readonly Medium[], patterns: readonly Buffer[]): number {
  return media.reduce((sum, { bytes }) => sum + findAll(bytes, patterns).length, 0);
}
