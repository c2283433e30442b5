import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type Compilable,
} from 'kysely';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DB } from '../../server/db/schema.ts';
import * as access from '../../server/features/access/queries.ts';
import * as ballots from '../../server/features/ballots/queries.ts';
import * as campaigns from '../../server/features/campaigns/queries.ts';
import * as figures from '../../server/features/figures/queries.ts';
import * as invitations from '../../server/features/invitations/queries.ts';
import * as mailbox from '../../server/features/mailbox/queries.ts';
import * as organisation from '../../server/features/organisation/queries.ts';
import * as plan from '../../server/features/plan/queries.ts';
import * as results from '../../server/features/results/queries.ts';
import * as tally from '../../server/features/tally/queries.ts';
import * as published from '../../server/db/published-cells.ts';

/** Compiles without a database: what stands here is the SQL that runs. */
const cold = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const day = '2026-11-22';
const bytes = Buffer.alloc(1);
const draft = {
  questionnaireId: 'q',
  variant: 'short' as const,
  title: 't',
  opensOn: day,
  closesOn: day,
  unitIds: [id],
  version: '1.0.0',
  minimumGroup: 5,
};
type Made = Compilable | Promise<unknown> | RawBuilder<unknown>;

/** One call per exported query; a query without a call here fails the first test. */
const CALLS: Record<string, Record<string, () => Made>> = {
  access: {
    selectAccountsByEmail: () => access.selectAccountsByEmail(cold, 'a'),
    insertSession: () => access.insertSession(cold, { organisationId: id, id, accountId: id, now }),
    endSession: () => access.endSession(cold, id, now),
    selectOrganisation: () => access.selectOrganisation(cold),
    selectUnitNames: () => access.selectUnitNames(cold, [id]),
  },
  ballots: {
    putBallot: () => ballots.putBallot(cold, { campaignId: id, scopeId: id, serial: bytes, box: bytes }),
    selectPublicCampaign: () => ballots.selectPublicCampaign(cold, id),
    selectScopeKeys: () => ballots.selectScopeKeys(cold, id),
    selectReceipt: () => ballots.selectReceipt(cold, id, 'r'),
  },
  campaigns: {
    selectCampaigns: () => campaigns.selectCampaigns(cold, false),
    selectCampaign: () => campaigns.selectCampaign(cold, id),
    insertDraft: () => campaigns.insertDraft(cold, { ...draft, organisationId: id, id, now }),
    updateDraft: () => campaigns.updateDraft(cold, id, draft),
    deleteDraft: () => campaigns.deleteDraft(cold, id),
    selectRoster: () => campaigns.selectRoster(cold, { unitIds: [id], opensOn: day }),
    selectLivingUnits: () => campaigns.selectLivingUnits(cold),
    insertJob: () =>
      campaigns.insertJob(cold, { organisationId: id, id, campaignId: id, kind: 'launch', now }),
    selectJob: () => campaigns.selectJob(cold, id),
    selectTally: () => campaigns.selectTally(cold, id),
    selectInvited: () => campaigns.selectInvited(cold, id),
    closeCampaign: () => campaigns.closeCampaign(cold, id, now),
  },
  figures: {
    selectPublishedCampaign: () => figures.selectPublishedCampaign(cold, id),
    selectUnitTree: () => figures.selectUnitTree(cold),
    selectPublishedSets: () => figures.selectPublishedSets(cold, id),
  },
  invitations: {
    showInvitation: () => invitations.showInvitation(cold, bytes),
    selectInvitation: () => invitations.selectInvitation(cold, bytes),
    markIssued: () => invitations.markIssued(cold, bytes, bytes),
  },
  mailbox: {
    countMessages: () => mailbox.countMessages(cold, { campaignId: id }),
    selectMessages: () => mailbox.selectMessages(cold, { search: 'a' }),
    selectMessage: () => mailbox.selectMessage(cold, id, { onlyLetters: true }),
  },
  organisation: {
    selectTree: () => organisation.selectTree(cold, day),
    selectCurrentUnits: () => organisation.selectCurrentUnits(cold),
    selectCurrentEmployees: () => organisation.selectCurrentEmployees(cold),
    upsertUnit: () =>
      organisation.upsertUnit(cold, { organisationId: id, id, code: 'c', name: 'n', parentId: null }),
    endUnits: () => organisation.endUnits(cold, ['c'], day),
    upsertEmployees: () => organisation.upsertEmployees(cold, id, [id], [id], []),
    endEmployment: () => organisation.endEmployment(cold, ['1'], day),
  },
  plan: {
    selectPublishedCampaign: () => plan.selectPublishedCampaign(cold, id),
    updateRow: () =>
      plan.updateRow(
        cold,
        id,
        { title: 't', description: '', owner: 'o', deadline: day, status: 'done', remark: '' },
        now,
      ),
    selectRows: () => plan.selectRows(cold),
    selectUnitTree: () => plan.selectUnitTree(cold),
  },
  published: {
    selectPublishedCells: () =>
      published.selectPublishedCells(cold, { campaignId: id, kind: 'scale', unitIds: [id], scale: 's' }),
    selectFrozenTree: () => published.selectFrozenTree(cold, id),
  },
  results: {
    selectPublishedCampaign: () => results.selectPublishedCampaign(cold, id),
    selectPrevious: () => results.selectPrevious(cold, { questionnaireId: 'q', closesOn: day }),
    selectOrganisation: () => results.selectOrganisation(cold),
    selectUnitTree: () => results.selectUnitTree(cold),
  },
  tally: {
    selectCampaignForTally: () => tally.selectCampaignForTally(cold, id),
    selectScopeUnits: () => tally.selectScopeUnits(cold, id),
    selectCampaignTree: () => tally.selectCampaignTree(cold, id),
    countBallots: () => tally.countBallots(cold, id),
    selectBallots: () => tally.selectBallots(cold, id, bytes, 1000),
    holdBallotBox: () => tally.holdBallotBox(cold, id),
    shredBallotBox: () => tally.shredBallotBox(cold, id),
    markPublished: () => tally.markPublished(cold, id, now),
    insertReceipts: () => tally.insertReceipts(cold, { organisationId: id, campaignId: id }, ['r']),
    insertTally: () =>
      tally.insertTally(cold, { organisationId: id, campaignId: id }, { counted: 1, invalid: 0 }),
    deleteWaitingMail: () => tally.deleteWaitingMail(cold, id),
  },
};

const MODULES = {
  access,
  ballots,
  campaigns,
  figures,
  invitations,
  mailbox,
  organisation,
  plan,
  published,
  results,
  tally,
};

test('every exported query is under review', () => {
  const exported = Object.entries(MODULES).flatMap(([noun, module]) =>
    Object.keys(module).map((name) => `${noun}.${name}`),
  );
  const reviewed = Object.entries(CALLS).flatMap(([noun, calls]) =>
    Object.keys(calls).map((name) => `${noun}.${name}`),
  );
  expect(reviewed.toSorted()).toEqual(exported.toSorted());
});

test.each(Object.keys(CALLS))('the SQL of %s is what was reviewed', async (noun) => {
  const texts: string[] = [];
  for (const [name, make] of Object.entries(CALLS[noun] ?? {})) {
    const made = make();
    const compiled =
      'compile' in made ? (made as Compilable & RawBuilder<unknown>).compile(cold as never) : null;
    texts.push(`-- ${name}\n${layOut(compiled?.sql ?? '(runs at once; see queries.ts)')};\n`);
  }
  await expect(texts.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, `${noun}.sql`));
});

/** One clause per line. */
function layOut(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(
      / (from|where|order by|group by|limit|left join|inner join|join|on conflict|returning|values|set|for update|and|union) /g,
      '\n$1 ',
    )
    .trim();
}
