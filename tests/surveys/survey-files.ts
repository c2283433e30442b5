import { readFileSync } from 'node:fs';
import type { Definition, Variant } from '../../server/domain/questionnaire/definition.ts';
import {
  type Bank,
  parseBank,
  parseQuestionnaire,
  type Questionnaire,
} from '../../server/domain/questionnaire/parse.ts';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';

const SURVEYS = new URL('../../surveys/', import.meta.url);

/** The file as it stands, unparsed. `path` is relative to surveys/. */
export function readSurveyFile(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, SURVEYS), 'utf8'));
}

/** Answer sets, shared scales and background questions; throws with every problem named when a file is wrong. */
export function readBank(): Bank {
  const parsed = parseBank({
    answerSets: readSurveyFile('answer-sets.json'),
    shared: readSurveyFile('scales/shared.json'),
    background: readSurveyFile('background.json'),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

/** A questionnaire or module with its shared scales filled in. `path` is relative to surveys/. */
export function readQuestionnaire(path: string): Questionnaire {
  const parsed = parseQuestionnaire(readSurveyFile(path), readBank());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

export function readVariant(path: string, variant: Variant): Definition {
  return selectVariant(readQuestionnaire(path), variant);
}
