import type { CommentKey } from '../../crypto/comment-keys.ts';
import type { OpenQuestion } from '../../domain/questionnaire/definition.ts';
import type { CommentCell, CommentPlan } from '../../privacy/comments.ts';
import { type Released, releaseComments } from '../../privacy/release.ts';
import type { TreeNode } from '../../privacy/types.ts';
import type { KeptComment } from './queries.ts';

export interface ListsOfQuestion {
  readonly question: string;
  readonly cells: Released<readonly CommentCell[]>;
  readonly audit: {
    readonly published: number;
    readonly redacted: number;
    readonly withheld: number;
    readonly reasons: Readonly<Record<string, number>>;
  };
}

interface Input {
  readonly campaignId: string;
  readonly tree: readonly TreeNode[];
  readonly question: OpenQuestion;
  readonly plan: CommentPlan;
  readonly comments: readonly KeptComment[];
}

/** The lists of one question after the gate: as written, as redacted, or not at all. */
export function releaseLists(
  { campaignId, tree, question, plan, comments }: Input,
  key: CommentKey,
  random: () => number,
): ListsOfQuestion {
  const textOf = (comment: KeptComment): string | null => {
    if (comment.decision === 'withheld') return null;
    if (comment.decision === 'redacted') return comment.text;
    return openComment(comment, { campaignId, maxLength: question.maxLength }, key);
  };
  const decided = (decision: string) => comments.filter((comment) => comment.decision === decision);
  const reasons: Record<string, number> = {};
  for (const { reason } of comments) if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    question: question.id,
    cells: releaseComments(
      tree,
      {
        question: question.id,
        plan,
        comments: comments.map((comment) => ({ block: comment.block, text: textOf(comment) })),
      },
      random,
    ),
    audit: {
      published: decided('published').length,
      redacted: decided('redacted').length,
      withheld: decided('withheld').length,
      reasons,
    },
  };
}

export function openComment(
  { id, question, block, sealed }: Pick<KeptComment, 'id' | 'question' | 'block' | 'sealed'>,
  { campaignId, maxLength }: { readonly campaignId: string; readonly maxLength: number },
  key: CommentKey,
): string {
  return key.open(sealed, { campaignId, id, question, block, maxLength });
}
