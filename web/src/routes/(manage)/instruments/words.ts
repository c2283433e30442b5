import type { QuestionnaireFile } from '../../../../../server/domain/questionnaire/file-schema.ts';
import type { Questionnaire } from '../../../../../server/domain/questionnaire/parse.ts';
import type { Answer } from '$lib/api';
import { shortDate } from '$lib/format';
import { m } from '$lib/paraglide/messages';

export type Instrument = Answer<'GET /api/instruments'>['instruments'][number];
export type Version = Instrument['versions'][number];

const STATES = {
  'built-in': m.instruments_state_built_in,
  draft: m.instruments_state_draft,
  published: m.instruments_state_published,
};
const LOOKS = { 'built-in': 'quiet', draft: 'ochre', published: 'moss' } as const;

export const stateWord = (state: Version['state']) => STATES[state]();
export const stateLook = (state: Version['state']) => LOOKS[state];

/** Who made or published it, when, and from what; nothing for what the product brings. */
export function originWords({ by, at, madeFrom, state }: Version): string {
  if (by === null || at === null) return '';
  const said = { by, day: shortDate(at.slice(0, 10)) };
  const made = state === 'published' ? m.instruments_published_by(said) : m.instruments_made_by(said);
  return madeFrom ? `${made} ${m.instruments_made_from({ version: madeFrom })}` : made;
}

/** Every version that comes from the server has its scales written out; only the background questions are not in it. */
export function asQuestionnaire(file: QuestionnaireFile): Questionnaire {
  return { ...file, background: [] } as unknown as Questionnaire;
}

export const addressOfVersion = (id: string, version: string) => `/instruments/${id}/${version}`;
