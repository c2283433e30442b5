import type { QuestionnaireFile } from '../../../../../server/domain/questionnaire/file-schema.ts';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

type Scale = QuestionnaireFile['scales'][number];

const LANGUAGES: Readonly<Record<string, () => string>> = { nl: m.instruments_nl, en: m.instruments_en };
const FIELDS: readonly (readonly [RegExp, () => string])[] = [
  [/^title/, m.instruments_field_title],
  [/^measures/, m.instruments_measures],
  [/^counts/, m.instruments_counts],
  [/^purpose/, m.instruments_field_purpose],
  [/^help/, m.instruments_help],
  [/^intro/, m.instruments_section_intro],
];

/**
 * The place of a problem as the form calls it: «W04 Afwisseling, Vraag 6 (Nederlands)» for `scales[3].items[5].text.nl`.
 * A place that the form has no field for stays as it is.
 */
export function placeWords(path: string, file: Pick<QuestionnaireFile, 'scales' | 'sections'>): string {
  const at = /^(scales|sections)\[(\d+)\](?: \([^)]*\))?\.?(.*)$/.exec(path);
  const rest = at ? (at[3] ?? '') : path;
  const words = [at ? ownerOf(at[1] ?? '', Number(at[2]), file) : '', fieldWords(rest)].filter(Boolean);
  return words.length === 0 || (rest !== '' && fieldWords(rest) === '') ? path : words.join(', ');
}

function ownerOf(kind: string, index: number, file: Pick<QuestionnaireFile, 'scales' | 'sections'>): string {
  const language = getLocale();
  if (kind === 'sections') return file.sections[index]?.title[language] ?? '';
  const scale: Scale | undefined = file.scales[index];
  if (!scale) return '';
  return 'title' in scale ? `${scale.code} ${scale.title[language]}`.trim() : scale.code;
}

function fieldWords(rest: string): string {
  const language = LANGUAGES[/\.(nl|en)$/.exec(rest)?.[1] ?? ''];
  const inLanguage = (label: string) => (language ? `${label} (${language()})` : label);
  const item = /^items\[(\d+)\]/.exec(rest);
  if (item) return inLanguage(m.instruments_item({ number: Number(item[1]) + 1 }));
  const field = FIELDS.find(([pattern]) => pattern.test(rest));
  return field ? inLanguage(field[1]()) : '';
}
