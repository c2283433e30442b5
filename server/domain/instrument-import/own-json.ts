import { type Bank, parseQuestionnaire, type Problem, type Questionnaire } from '../questionnaire/parse.ts';
import type { ImportReport } from './draft.ts';
import { isTooDeep, LIMITS } from './limits.ts';

export type ImportedQuestionnaire =
  | { readonly ok: true; readonly questionnaire: Questionnaire; readonly report: ImportReport }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a questionnaire in our own format. A file that is not one gives one problem; a faulty one gives them all. */
export function importOwnJson(text: string, bank: Bank): ImportedQuestionnaire {
  const refuse = (message: string): ImportedQuestionnaire => ({
    ok: false,
    problems: [{ path: '', message }],
  });
  if (text.length > LIMITS.characters) return refuse('is larger than a questionnaire can be');
  const value = readJson(text);
  if (value === undefined) return refuse('is not JSON');
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('scales' in value))
    return refuse('is JSON, but not a questionnaire: it has no scales');
  if (isTooDeep(value)) return refuse('is nested deeper than a questionnaire can be');
  const licence = (value as { licence?: unknown }).licence;
  if (typeof licence === 'string' && licence.trim() === '') {
    return {
      ok: false,
      problems: [{ path: 'licence', message: 'must say under which licence the items may be used' }],
    };
  }
  const parsed = parseQuestionnaire(value, bank);
  if (!parsed.ok) return parsed;
  const { id, version, scales } = parsed.value;
  const items = scales.reduce((sum, scale) => sum + scale.items.length, 0);
  const what = `questionnaire ${id} ${version}`;
  const as = `${scales.length} scales with ${items} items, as they stand`;
  return { ok: true, questionnaire: parsed.value, report: { mapped: [{ what, as }], notMapped: [] } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
