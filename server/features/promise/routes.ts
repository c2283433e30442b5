import type { FastifyInstance } from 'fastify';
import { type Manifest, manifestWords } from '../../crypto/manifest.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { type Terms, termsOf, underTerms } from '../../domain/campaign-contract/terms.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { selectDestruction, selectPromise, selectPromisedTerms, selectWordOfCouncil } from './queries.ts';

interface PromiseHouse extends House {
  readonly mailboxOpen: boolean;
}

export async function promise(app: FastifyInstance, house: PromiseHouse): Promise<void> {
  const { answer } = house.doors;
  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/promise': async ({ params: { campaignId } }) => {
      const campaign = await selectPromise(answer, campaignId).executeTakeFirst();
      if (!campaign) throw new NotFound();
      const versions = await selectPromisedTerms(answer, campaignId).execute();
      const manifest = campaign.manifest as Manifest;
      const definition = campaign.definition as Definition;
      const terms = versions[0]?.terms ?? termsBefore(definition, manifest);
      const word =
        versions[0] &&
        (await selectWordOfCouncil(answer, campaignId, versions[0].termsHash).executeTakeFirst());
      const { scales, background, openQuestions } = underTerms(definition, terms);
      return {
        ...campaign,
        terms,
        scales: scales.map(({ title, minimumGroup }) => ({ title, minimum: minimumGroup })),
        cuts: background.filter(({ id }) => terms.cuts.includes(id)).map(({ title }) => title),
        hasOpenQuestions: openQuestions.length > 0,
        groups: manifest.scopes
          .map(({ name, invited }) => ({ name, invited }))
          .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
        words: manifestWords(Buffer.from(campaign.manifestHash, 'hex')),
        siteHash: manifest.files?.['answer-site'] ?? null,
        signature: word ? { kind: word.kind, reason: word.reason, on: calendarDay(word.signedAt) } : null,
        changes: versions
          .filter(({ version }) => version > 1)
          .map(({ reason, madeAt }) => ({ reason, on: calendarDay(madeAt) })),
        invitationsInSight: house.mailboxOpen,
        tally: await destruction(answer, campaignId),
      };
    },
  });
}

async function destruction(answer: House['doors']['answer'], campaignId: string) {
  const tally = await selectDestruction(answer, campaignId).executeTakeFirst();
  if (!tally) return null;
  const { certificate, ...numbers } = tally;
  return {
    ...numbers,
    keysDestroyed: (certificate.destroyedFiles ?? []).length > 0,
    boxGone: certificate.ballotBoxGone ?? false,
    logFilesLeft: certificate.logFilesLeft ?? null,
  };
}

/** Campaigns that were launched before contracts existed: what their manifest and questionnaire say. */
function termsBefore(definition: Definition, { questionnaireHash, rules }: Manifest): Terms {
  return termsOf(definition, {
    variant: definition.variant,
    minimumGroup: Number(rules.minimumGroup ?? definition.minimumGroup),
    scopeMinimum: Number(rules.scopeMinimum ?? 5),
    unitIds: [],
    hash: questionnaireHash,
    sealedBy: 'organisation',
  });
}
