import { randomUUID } from 'node:crypto';
import type { CommentKey } from '../../crypto/comment-keys.ts';
import type { Query } from '../../db/connection.ts';
import type { Definition, OpenQuestion } from '../../domain/questionnaire/definition.ts';
import { planComments } from '../../privacy/comments.ts';
import type { TreeNode } from '../../privacy/types.ts';
import type { CommentPile, Written } from './comment-pile.ts';

interface Input {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly definition: Definition;
  readonly tree: readonly TreeNode[];
  readonly comments: CommentPile;
}

const BATCH = 1000;

/**
 * Puts the comments in blocks of at least ten commenters and keeps them, sealed, for the person who reads them first. A
 * comment that fits in no block is not kept. The order is that of random ids, so it says nothing. Gives how many are kept.
 */
export async function keepComments(trx: Query, input: Input, key: CommentKey): Promise<number> {
  let total = 0;
  for (const question of input.definition.openQuestions) {
    const written = input.comments.of(question.id);
    const { plan, blockOf } = planComments(input.tree, countByUnit(written));
    const place = {
      organisation_id: input.organisationId,
      campaign_id: input.campaignId,
      question: question.id,
    };
    const kept = written.flatMap(({ unitId, text }) => {
      const block = blockOf.get(unitId);
      return block === undefined ? [] : [sealed(input.campaignId, question, { block, text }, key)];
    });
    await trx
      .insertInto('comment_question')
      .values({ ...place, written: kept.length, plan: JSON.stringify(plan) })
      .execute();
    total += kept.length;
    const rows = kept.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((row) => ({ ...place, ...row }));
    for (let start = 0; start < rows.length; start += BATCH)
      await trx
        .insertInto('comment')
        .values(rows.slice(start, start + BATCH))
        .execute();
  }
  return total;
}

function countByUnit(written: readonly Written[]): readonly { unit: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const { unitId } of written) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  return [...counts].map(([unit, n]) => ({ unit, n }));
}

function sealed(
  campaignId: string,
  { id: question, maxLength }: OpenQuestion,
  { block, text }: { readonly block: string; readonly text: string },
  key: CommentKey,
) {
  const id = randomUUID();
  return { id, block, sealed: Buffer.from(key.seal(text, { campaignId, id, question, block, maxLength })) };
}
