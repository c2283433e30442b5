import { readdirSync } from 'node:fs';
import { type Measure, parseMeasures } from '../../server/domain/questionnaire/measures.ts';
import { readBank, readQuestionnaire, readSurveyFile } from './survey-files.ts';

const SURVEYS = new URL('../../surveys/', import.meta.url);
export const FIELDS = ['content', 'relations', 'conditions', 'terms', 'absence'] as const;
export const LEVELS = ['individual', 'team', 'organisation'] as const;

/** The measures of one file; throws with every problem named when the file is wrong. */
export function readMeasures(field: (typeof FIELDS)[number]): readonly Measure[] {
  const parsed = parseMeasures(readSurveyFile(`measures/${field}.json`));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

export interface AskedScale {
  readonly id: string;
  readonly report: string;
}

/** Every scale of every questionnaire and module, once, with the way it is reported. */
export function readAskedScales(): readonly AskedScale[] {
  const folders = ['questionnaires', 'modules'];
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(folder, SURVEYS)).map((file) => `${folder}/${file}`),
  );
  const scales = files.flatMap((file) => [...readQuestionnaire(file).scales]);
  const shared = Object.values(readBank().scales);
  const byId = new Map([...shared, ...scales].map((scale) => [scale.id, scale.report]));
  return [...byId].map(([id, report]) => ({ id, report }));
}
