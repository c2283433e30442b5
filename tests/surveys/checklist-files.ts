import type { Words } from '../../server/domain/questionnaire/definition.ts';
import { readSurveyFile } from './survey-files.ts';

/** A checklist about the organisation, as it stands in surveys/checklists. */
export type ChecklistSource = { law: string } | { file: string; section: string } | { own: string };

export interface ChecklistTopic {
  readonly id: string;
  readonly stage: string;
  readonly title: Words;
  readonly question: Words;
  readonly whatGoodLooksLike: Words;
  readonly evidenceExamples: Words;
  readonly sources: readonly ChecklistSource[];
}

export interface Milestone {
  readonly id: string;
  readonly week: number | { readonly from: number; readonly to: number };
  readonly title: Words;
  readonly who: Words;
  readonly what: Words;
  readonly source: string;
  readonly sourceDate: string;
  readonly certainty: 'law' | 'practice';
}

export interface Checklist {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  readonly purpose: Words;
  readonly stages: readonly { readonly id: string; readonly title: Words }[];
  readonly topics: readonly ChecklistTopic[];
  readonly milestones?: readonly Milestone[];
}

export function readChecklist(name: string): Checklist {
  return readSurveyFile(`checklists/${name}.json`) as Checklist;
}

/** Every text of a checklist, with the path where it stands. */
export function textsOf(checklist: Checklist): readonly (readonly [string, Words])[] {
  return [
    ['title', checklist.title],
    ['purpose', checklist.purpose],
    ...checklist.stages.map((stage) => [`stages.${stage.id}`, stage.title] as const),
    ...checklist.topics.flatMap((topic) =>
      (['title', 'question', 'whatGoodLooksLike', 'evidenceExamples'] as const).map(
        (field) => [`topics.${topic.id}.${field}`, topic[field]] as const,
      ),
    ),
    ...(checklist.milestones ?? []).flatMap((milestone) =>
      (['title', 'who', 'what'] as const).map(
        (field) => [`milestones.${milestone.id}.${field}`, milestone[field]] as const,
      ),
    ),
  ];
}
