export interface TopicAnswer {
  readonly stage: string;
  readonly present: 'yes' | 'partly' | 'no';
  readonly working: 'yes' | 'partly' | 'no' | 'unknown';
}

export interface StageScore {
  readonly stage: string;
  readonly answered: number;
  readonly topics: number;
  /** 0 to 100; null before any topic is answered. */
  readonly score: number | null;
}

const WORTH = { yes: 1, partly: 0.5, no: 0, unknown: 0 } as const;

/**
 * Score per stage of a checklist.
 *
 * Answers: how much of this stage is there and works?
 * Formula: mean over the answered topics of 100 x (present + working) / 2; yes = 1, partly = 0.5, no = 0; not known
 *   whether it works = 0, because nobody looks
 * Source: our own choice; there is no norm for it, so it is compared with the own round of a year before only.
 * Defined for: at least one answered topic in the stage; otherwise null.
 * Oracle: hand, tests/domain/absence/checklist-score.test.ts.
 */
export function stageScores(
  topics: readonly { readonly id: string; readonly stage: string }[],
  answers: ReadonlyMap<string, Omit<TopicAnswer, 'stage'>>,
): readonly StageScore[] {
  return [...new Set(topics.map(({ stage }) => stage))].map((stage) => {
    const own = topics.filter((topic) => topic.stage === stage);
    const answered = own.flatMap(({ id }) => answers.get(id) ?? []);
    const sum = answered.reduce(
      (all, { present, working }) => all + (WORTH[present] + WORTH[working]) / 2,
      0,
    );
    return {
      stage,
      topics: own.length,
      answered: answered.length,
      score: answered.length > 0 ? (100 * sum) / answered.length : null,
    };
  });
}
