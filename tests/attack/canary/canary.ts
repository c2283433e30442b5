import { answerAsPerson } from '../../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../../server/domain/questionnaire/asked-items.ts';
import { closeRealCampaign, launchRealCampaign } from '../../support/real-campaign.ts';
import { makeRealProduct } from '../../support/real-product.ts';
import { dumpTables, type Medium, readFiles } from '../linkage/evidence.ts';
import { findAll } from '../linkage/find-all.ts';

/** Marks that a browser and a network leave, and where each may be found. */
export interface CanaryReport {
  readonly people: number;
  /** Hits in everything: tables, files, log of changes, logs. Should be 0. */
  readonly agent: number;
  readonly address: number;
  /** Tables outside roster and outbox, and logs, that hold a token or a mail address. Should be none. */
  readonly tokenElsewhere: readonly string[];
  readonly emailElsewhere: readonly string[];
  /** Where they are expected, so that an empty search is not taken for a clean one. */
  readonly tokensInOutbox: number;
  readonly emailsInRoster: number;
}

export const AGENT = 'Canary/7.7 (marked-agent-5d41402a)';
export const ADDRESS = '203.0.113.77';
const HOME = new Set(['employee', 'outbox']);

/** People with a marked browser behind a marked address answer; then everything the product keeps is searched. */
export async function flyCanary(people: number): Promise<CanaryReport> {
  const product = await makeRealProduct();
  try {
    await product.start();
    const headers = { 'user-agent': AGENT, 'x-forwarded-for': ADDRESS };
    const campaign = await launchRealCampaign(product, { people, perTeam: 10, headers });
    const { material, sites, invited } = campaign;
    for (const { token } of invited) {
      await answerAsPerson(sites, material, token, {
        codes: itemsInOrder(material.definition).map(() => 2),
        background: material.definition.background.map(() => 0),
        openTexts: material.definition.openQuestions.map(() => ''),
      });
      // A second try, a wrong link and a page that is not there: errors must be as silent as success.
      await sites.manage.inject({
        method: 'POST',
        url: '/api/invitations/issue',
        payload: { token, blindedMessage: 'A'.repeat(342) },
      });
      await sites.manage.inject({
        method: 'POST',
        url: '/api/invitations/open',
        payload: { token: 'A'.repeat(43) },
      });
      await sites.answer.inject({ method: 'POST', url: '/api/ballots', payload: { token } });
      await sites.answer.inject({ method: 'GET', url: '/nowhere' });
    }
    const open = await dumpTables(product.databaseUrl());
    await closeRealCampaign(campaign);
    const closed = await dumpTables(product.databaseUrl());
    await product.stop();
    const files = readFiles(product.cluster, product.dataDir, product.logs);
    const everything = [...open, ...closed, ...files];
    const readable = [...open, ...closed, ...files.filter(({ kind }) => kind === 'log')];
    const tokens = invited.map(({ token }) => Buffer.from(token));
    const emails = invited.map(({ email }) => Buffer.from(email));
    const elsewhere = (patterns: readonly Buffer[]) =>
      readable
        .filter((medium) => !HOME.has(medium.name) && hits([medium], patterns) > 0)
        .map(({ name }) => name);
    const home = (name: string, patterns: readonly Buffer[]) =>
      hits(
        open.filter((medium) => medium.name === name),
        patterns,
      );
    return {
      people: invited.length,
      agent: hits(everything, [Buffer.from('marked-agent-5d41402a')]),
      address: hits(everything, [Buffer.from(ADDRESS)]),
      tokenElsewhere: elsewhere(tokens),
      emailElsewhere: elsewhere(emails),
      tokensInOutbox: home('outbox', tokens),
      emailsInRoster: home('employee', emails),
    };
  } finally {
    await product.stop();
    product.remove();
  }
}

function hits(media: readonly Medium[], patterns: readonly Buffer[]): number {
  return media.reduce((sum, { bytes }) => sum + findAll(bytes, patterns).length, 0);
}
