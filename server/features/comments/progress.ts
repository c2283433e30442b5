import type { OpenQuestion } from '../../domain/questionnaire/definition.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { type Progress, REASONS } from './contract.ts';

/** A question with one group of its comments, as the query counts them. */
export interface CountedDecision {
  readonly campaignId: string;
  readonly question: string;
  readonly written: number;
  readonly releasedAt: Date | null;
  readonly published: number | null;
  readonly redacted: number | null;
  readonly withheld: number | null;
  readonly reasons: unknown;
  readonly decision: string | null;
  readonly reason: string | null;
  readonly count: number;
}

/** How far the reading of each question is; after publication, what became of its comments. */
export function progressOf(
  campaignId: string,
  questions: readonly OpenQuestion[],
  counted: readonly CountedDecision[],
): Progress[] {
  return questions.flatMap(({ id, text }): Progress[] => {
    const rows = counted.filter((row) => row.campaignId === campaignId && row.question === id);
    const [first] = rows;
    if (!first) return [];
    const decided = (decision: Progress['reasons'][number]['reason'] | string) =>
      sum(rows.filter((row) => row.decision === decision).map((row) => Number(row.count)));
    const kept = (first.reasons ?? {}) as Record<string, number>;
    const because = (reason: string) =>
      first.releasedAt
        ? (kept[reason] ?? 0)
        : sum(rows.filter((row) => row.reason === reason).map((row) => Number(row.count)));
    return [
      {
        question: id,
        text,
        written: first.written,
        waiting: first.releasedAt ? 0 : decided('waiting'),
        published: first.published ?? decided('published'),
        redacted: first.redacted ?? decided('redacted'),
        withheld: first.withheld ?? decided('withheld'),
        reasons: REASONS.map((reason) => ({ reason, count: because(reason) })).filter(
          ({ count }) => count > 0,
        ),
        releasedOn: first.releasedAt ? calendarDay(first.releasedAt) : null,
      },
    ];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
