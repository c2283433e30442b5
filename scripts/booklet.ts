// `npm run booklet`: every questionnaire in its long variant as one HTML page per language in build/booklet, to read or print.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsInOrder } from '../server/domain/questionnaire/asked-items.ts';
import { type Definition, type Language, VARIANTS } from '../server/domain/questionnaire/definition.ts';
import { estimateMinutes } from '../server/domain/questionnaire/minutes.ts';
import { NO_ADDITIONS } from '../server/domain/questionnaire/additions.ts';
import { selectVariant } from '../server/domain/questionnaire/variant.ts';
import { readInstruments } from '../server/instruments.ts';

const FOLDER = join(import.meta.dirname, '..', 'build', 'booklet');
const LABELS = {
  nl: {
    item: 'Vraag',
    minutes: 'minuten',
    reversed: 'omgekeerd',
    from: 'vanaf',
    short: 'kort',
    standard: 'standaard',
    long: 'lang',
    open: 'Open vragen',
  },
  en: {
    item: 'Item',
    minutes: 'minutes',
    reversed: 'reversed',
    from: 'from',
    short: 'short',
    standard: 'standard',
    long: 'long',
    open: 'Open questions',
  },
} as const;

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function page(definitions: readonly Definition[], language: Language): string {
  const long = definitions.at(-1) as Definition;
  const labels = LABELS[language];
  const firstVariant = (item: string) =>
    VARIANTS.find((_, index) =>
      itemsInOrder(definitions[index] as Definition).some((placed) => placed.item.id === item),
    ) ?? 'long';
  const scales = new Map(long.scales.map((scale) => [scale.id, scale]));
  const summary = definitions
    .map(
      (definition) =>
        `${labels[definition.variant]}: ${itemsInOrder(definition).length} (${estimateMinutes(itemsInOrder(definition).length, definition.openQuestions.length)} ${labels.minutes})`,
    )
    .join(' · ');
  const sections = long.sections.map((section) => {
    const parts = section.scales.map((id) => {
      const scale = scales.get(id);
      if (!scale) return '';
      const options =
        long.answerSets[scale.items[0]?.answers ?? '']?.options
          .map((option) => option.text[language])
          .join(' / ') ?? '';
      const rows = scale.items.map(
        (item) =>
          `<li>${escape(item.text[language])} <small>${labels[firstVariant(item.id)]}${item.reversed ? `, ${labels.reversed}` : ''}</small></li>`,
      );
      return `<h3>${escape(scale.code)} ${escape(scale.title[language])}</h3><p class="quiet">${escape(scale.measures[language])}<br>${escape(options)}</p><ol>${rows.join('')}</ol>`;
    });
    return `<section><h2>${escape(section.title[language])}</h2>${section.intro ? `<p>${escape(section.intro[language])}</p>` : ''}${parts.join('')}</section>`;
  });
  const open = long.openQuestions.map((question) => `<li>${escape(question.text[language])}</li>`).join('');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escape(long.title[language])}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:75ch;margin:2rem auto;padding:0 1rem;color:#17242c}.quiet,small{color:#4d5d67}h3{margin-bottom:0}section{break-inside:auto}li{break-inside:avoid}</style>
<h1>${escape(long.title[language])}</h1><p>${escape(long.purpose[language])}</p><p class="quiet">${escape(summary)} · versie ${long.version}</p>${sections.join('')}${open ? `<h2>${labels.open}</h2><ol>${open}</ol>` : ''}</html>`;
}

mkdirSync(FOLDER, { recursive: true });
const { questionnaires, modules } = readInstruments();
for (const questionnaire of [...questionnaires, ...modules]) {
  const definitions = VARIANTS.map((variant) =>
    selectVariant(questionnaire, variant, { ...NO_ADDITIONS, modules: [], openQuestions: true }),
  );
  for (const language of ['nl', 'en'] as const) {
    const file = join(FOLDER, `${questionnaire.id}.${language}.html`);
    writeFileSync(file, page(definitions, language));
    console.log(file);
  }
}
