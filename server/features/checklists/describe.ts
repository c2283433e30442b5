import type { Checklist } from '../../domain/questionnaire/checklists.ts';
import { stageScores } from '../../domain/absence/checklist-score.ts';
import type { Evidence } from '../../domain/risk/evidence.ts';
import type { Answer, Round, Steps } from './contract.ts';
import type { AnswerRecord } from './queries.ts';

/** The sources of a topic as people read them: the article of a law, or the document and its section. */
export function describeChecklist({ id, version, title, purpose, stages, topics, milestones }: Checklist) {
  return {
    id,
    version,
    title,
    purpose,
    stages: [...stages],
    topics: topics.map((topic) => ({
      ...topic,
      sources: topic.sources.flatMap((source) =>
        'law' in source ? [source.law] : 'own' in source ? [source.own] : [],
      ),
    })),
    milestones: [...(milestones ?? [])],
  };
}

interface RoundRecord {
  readonly id: string;
  readonly heldOn: string;
  readonly closedAt: Date | null;
}

export function describeRounds(
  checklist: Checklist,
  rounds: readonly RoundRecord[],
  answers: readonly AnswerRecord[],
  steps: readonly ({ readonly roundId: string; readonly milestone: string } & Steps)[],
): Round[] {
  return rounds.map(({ id, heldOn, closedAt }) => {
    const own = answers.filter(({ roundId }) => roundId === id);
    const byTopic = new Map(own.map(({ roundId: _, topic, ...answer }) => [topic, answer as Answer]));
    return {
      id,
      heldOn,
      closed: closedAt !== null,
      scores: [...stageScores(checklist.topics, byTopic)],
      answers: Object.fromEntries(byTopic),
      steps: Object.fromEntries(
        steps
          .filter(({ roundId }) => roundId === id)
          .map(({ milestone, due, met }) => [milestone, { due, met }]),
      ),
    };
  });
}

const PRESENT = {
  yes: { nl: 'Het is er', en: 'It is there' },
  partly: { nl: 'Het is er deels', en: 'It is partly there' },
  no: { nl: 'Het is er niet', en: 'It is not there' },
} as const;
const WORKING = {
  yes: { nl: 'het werkt', en: 'it works' },
  partly: { nl: 'het werkt deels', en: 'it partly works' },
  no: { nl: 'het werkt niet', en: 'it does not work' },
  unknown: { nl: 'of het werkt is niet bekend', en: 'whether it works is not known' },
} as const;

/** What was answered about a topic, as evidence of a finding. */
export function topicEvidence(
  checklist: Checklist,
  topicId: string,
  answer: Answer,
  place: { readonly unit: string; readonly heldOn: string },
): Evidence | null {
  const topic = checklist.topics.find(({ id }) => id === topicId);
  if (!topic || (answer.present === 'yes' && answer.working === 'yes')) return null;
  const say = (language: 'nl' | 'en') =>
    `${PRESENT[answer.present][language]}; ${WORKING[answer.working][language]}`;
  return {
    kind: 'checklist',
    unit: place.unit,
    checklist: checklist.title,
    topic: topic.title,
    answer: { nl: say('nl'), en: say('en') },
    filledInOn: place.heldOn,
  };
}
