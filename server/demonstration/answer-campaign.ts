import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Doors, inOrganisation } from '../db/connection.ts';
import { rngFromSeed } from '../domain/statistics/rng.ts';
import { answerAs, type TeamShift } from './answer-model.ts';
import { answerAsPerson, readMaterial } from './simulated-person.ts';
import { writeComments } from './written-comments.ts';

interface Input {
  readonly sites: { readonly manage: FastifyInstance; readonly answer: FastifyInstance };
  readonly work: Doors['work'];
  readonly organisationId: string;
  readonly campaignId: string;
  readonly shifts: readonly TeamShift[];
  readonly seed: number;
}

interface Recipient {
  readonly token: string;
  readonly number: string;
  readonly birthYear: number | null;
  readonly unitPath: readonly string[];
}

/** About seven in ten take part; a few teams rather fewer. */
const TAKES_PART = 0.74;
const TAKES_PART_LESS: Readonly<Record<string, number>> = { RD07: 0.45, VG01: 0.5, BV09: 0.5 };
const AT_ONCE = 8;

/** The post has come: everybody who wants to opens the own link and answers. */
export async function answerCampaign(input: Input): Promise<number> {
  const recipients = await readPost(input);
  const material = await readMaterial(input.sites.answer, input.campaignId);
  const { definition } = material;
  const waiting = recipients.map((recipient, index) => ({
    recipient,
    rng: rngFromSeed(input.seed * 100_003 + index),
  }));
  let answered = 0;
  const answerNext = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { recipient, rng } = next;
      const team = recipient.unitPath[0] ?? '';
      if (rng() > (TAKES_PART_LESS[team] ?? TAKES_PART)) continue;
      const codes = answerAs({ rng, unitPath: recipient.unitPath }, definition, input.shifts);
      const background = definition.background.map((question) =>
        rng() < 0.12 ? 0 : 1 + Math.floor(rng() * question.options.length),
      );
      const openTexts = writeComments(definition.openQuestions.length, rng);
      await answerAsPerson(input.sites, material, recipient.token, { codes, background, openTexts });
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, answerNext));
  return answered;
}

/** The postman reads the addresses: which token went to whom is known only where the post lies. */
async function readPost({ work, organisationId, campaignId }: Input): Promise<readonly Recipient[]> {
  return inOrganisation(work, organisationId, async (trx) => {
    const post = await trx
      .selectFrom('outbox')
      .select('body')
      .where('campaign_id', '=', campaignId)
      .execute();
    const invitations = await trx
      .selectFrom('invitation')
      .innerJoin('employee', (join) =>
        join
          .onRef('employee.organisation_id', '=', 'invitation.organisation_id')
          .onRef('employee.id', '=', 'invitation.employee_id'),
      )
      .select(['token_hash as tokenHash', 'number', 'birth_year as birthYear', 'unit_id as unitId'])
      .where('campaign_id', '=', campaignId)
      .execute();
    const units = await trx.selectFrom('unit').select(['id', 'code', 'parent_id as parentId']).execute();
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    const pathOf = (id: string | null): string[] => {
      const unit = id === null ? undefined : unitOf.get(id);
      return unit ? [unit.code, ...pathOf(unit.parentId)] : [];
    };
    const byHash = new Map(
      invitations.map((invitation) => [invitation.tokenHash.toString('hex'), invitation]),
    );
    return post
      .flatMap(({ body }): Recipient[] => {
        const token = /#([A-Za-z0-9_-]{43})/.exec(body)?.[1] ?? '';
        const invitation = byHash.get(createHash('sha256').update(token).digest('hex'));
        return invitation ? [{ ...invitation, token, unitPath: pathOf(invitation.unitId) }] : [];
      })
      .sort((a, b) => (a.number < b.number ? -1 : 1));
  });
}
