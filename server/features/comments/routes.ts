import { randomInt } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { KeyStore } from '../../crypto/key-store.ts';
import type { Query } from '../../db/connection.ts';
import { selectFrozenTree } from '../../db/published-cells.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { NotAllowed, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { visibleFrozenUnits } from '../../http/visible-frozen-units.ts';
import type { CommentPlan } from '../../privacy/comments.ts';
import type { TreeNode } from '../../privacy/types.ts';
import { readCell } from '../../privacy/read-cell.ts';
import { findPublished, lineOf } from '../../published/find-published.ts';
import { topmost } from '../../published/seen-tree.ts';
import { routes } from './contract.ts';
import { findMarks, knownNames } from './find-marks.ts';
import { progressOf } from './progress.ts';
import {
  decideComment,
  deleteComments,
  insertLists,
  markReleased,
  selectCampaigns,
  selectComments,
  selectLists,
  selectNames,
  selectProgress,
  selectQuestions,
} from './queries.ts';
import { openComment, releaseLists } from './release-lists.ts';

const CommentsWaiting = createError('COMMENTS_WAITING', 'Not every comment has been decided about', 409);
const CommentsReleased = createError('COMMENTS_RELEASED', 'These comments have been published', 409);

interface CommentHouse extends House {
  readonly keys: KeyStore;
}

/** 48 bits of chance, as a number from 0 up to 1. */
const draw = (): number => randomInt(2 ** 47) / 2 ** 47;

export async function comments(app: FastifyInstance, house: CommentHouse): Promise<void> {
  serve(app, house, routes, {
    'GET /api/comments': async ({ trx }) => {
      const campaigns = await selectCampaigns(trx).execute();
      const asked = campaigns.map((campaign) => ({
        campaign,
        questions: (campaign.definition as Definition).openQuestions,
      }));
      const ids = asked.filter(({ questions }) => questions.length > 0).map(({ campaign }) => campaign.id);
      const counted = ids.length > 0 ? await selectProgress(trx, ids).execute() : [];
      return {
        campaigns: asked.flatMap(({ campaign: { id, title, closesOn }, questions }) => {
          const progress = progressOf(id, questions, counted);
          return progress.length > 0 ? [{ id, title, closesOn, questions: progress }] : [];
        }),
      };
    },
    'GET /api/campaigns/:campaignId/comments/queue': async ({ trx, params: { campaignId } }) => {
      const campaign = await findAsked(trx, campaignId);
      const key = await house.keys.comments.read(campaignId);
      const kept = key ? await selectComments(trx, campaignId).execute() : [];
      const questions = progressOf(
        campaignId,
        campaign.questions,
        await selectProgress(trx, [campaignId]).execute(),
      );
      // A publication whose process died before it had destroyed the key.
      if (questions.every(({ releasedOn }) => releasedOn !== null))
        await house.keys.comments.shred(campaignId);
      const names = knownNames(await selectNames(trx).execute());
      const lengthOf = new Map(campaign.questions.map(({ id, maxLength }) => [id, maxLength]));
      return {
        campaign,
        questions,
        comments: kept.flatMap((comment) => {
          if (!key) return [];
          const maxLength = lengthOf.get(comment.question) ?? 0;
          const original = openComment(comment, { campaignId, maxLength }, key);
          return [{ ...comment, original, marks: [...findMarks(original, names)] }];
        }),
      };
    },
    'PUT /api/campaigns/:campaignId/comments/:commentId': async ({ trx, params, body }) => {
      await findUnreleased(trx, params.campaignId);
      const decision = {
        decision: body.decision,
        text: body.decision === 'redacted' ? body.text.trim() : null,
        reason: body.decision === 'redacted' || body.decision === 'withheld' ? body.reason : null,
      };
      const { numUpdatedRows } = await decideComment(trx, params, decision).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotFound();
      return { ok: true };
    },
    'POST /api/campaigns/:campaignId/comments/release': async ({
      session,
      trx,
      params: { campaignId },
      response,
    }) => {
      const campaign = await findAsked(trx, campaignId);
      const questions = await findUnreleased(trx, campaignId);
      const kept = await selectComments(trx, campaignId).execute();
      if (kept.some(({ decision }) => decision === 'waiting')) throw new CommentsWaiting();
      const key = await house.keys.comments.read(campaignId);
      if (!key) throw new Error('The key of these comments is not in the key store');
      const tree = frozenNodes(await selectFrozenTree(trx, campaignId).execute());
      const place = { organisation_id: session.organisationId, campaign_id: campaignId };
      for (const { question: id, plan } of questions) {
        const question = campaign.questions.find((entry) => entry.id === id);
        if (!question) throw new Error(`The definition has no open question ${id}`);
        const own = kept.filter((comment) => comment.question === id);
        const { cells, audit } = releaseLists(
          { campaignId, tree, question, plan: plan as unknown as CommentPlan, comments: own },
          key,
          draw,
        );
        const lists = cells.map((cell) => ({
          ...place,
          unit_id: cell.unit,
          question: id,
          cell: JSON.stringify(cell),
        }));
        await insertLists(trx, lists).execute();
        await markReleased(
          trx,
          { campaignId, question: id },
          {
            ...audit,
            reasons: JSON.stringify(audit.reasons),
            released_at: house.now(),
            released_by: session.accountId,
          },
        ).execute();
      }
      await deleteComments(trx, campaignId).execute();
      // By then the transaction has been committed, or the reply is a fault.
      response.raw.once('finish', () => {
        if (response.statusCode === 200) void house.keys.comments.shred(campaignId).catch(() => {});
      });
      return { ok: true };
    },
    'GET /api/campaigns/:campaignId/comments': async ({ session, trx, params: { campaignId }, query }) => {
      const campaign = await findAsked(trx, campaignId);
      const tree = await selectFrozenTree(trx, campaignId).execute();
      const visible = await visibleFrozenUnits(trx, session, tree);
      const unit = tree.find(({ id }) => id === (query.unitId ?? topmost(visible)?.id));
      if (!unit) throw new NotFound();
      if (!visible.some(({ id }) => id === unit.id)) throw new NotAllowed();
      const progress = progressOf(
        campaignId,
        campaign.questions,
        await selectProgress(trx, [campaignId]).execute(),
      );
      const lists = await selectLists(trx, campaignId, unit.frozenId).execute();
      return {
        campaign,
        unit,
        units: [...visible],
        questions: progress.map(({ question, text, written, releasedOn, redacted, withheld }) => {
          const list = lists.find((entry) => entry.question === question);
          return {
            question,
            text,
            state:
              written === 0 ? ('none' as const) : releasedOn ? ('released' as const) : ('reading' as const),
            figure: list ? readCell('comments', list.cell) : null,
            redacted: releasedOn ? redacted : 0,
            withheld: releasedOn ? withheld : 0,
          };
        }),
      };
    },
  });
}

/** Lists keep the names of launch, as their blocks do. */
function frozenNodes(
  tree: readonly { readonly id: string; readonly parentId: string | null; readonly frozenId: string }[],
): TreeNode[] {
  const frozen = new Map(tree.map(({ id, frozenId }) => [id, frozenId]));
  return tree.map(({ frozenId, parentId }) => ({
    id: frozenId,
    parentId: parentId === null ? null : (frozen.get(parentId) ?? null),
  }));
}

/** The campaign as a page names it, with its open questions. */
async function findAsked(trx: Query, id: string) {
  const campaign = await findPublished(trx, id);
  return { ...lineOf(campaign), questions: campaign.definition.openQuestions };
}

/** The questions of a campaign, held until the transaction ends; refused once their lists are published. */
async function findUnreleased(trx: Query, campaignId: string) {
  const questions = await selectQuestions(trx, campaignId).execute();
  if (questions.length === 0) throw new NotFound();
  if (questions.some(({ releasedAt }) => releasedAt !== null)) throw new CommentsReleased();
  return questions;
}
