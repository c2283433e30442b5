import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedItems, itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import {
  type Condition,
  type Language,
  type Variant,
  VARIANTS,
} from '../../server/domain/questionnaire/definition.ts';
import { parseBank, parseQuestionnaire } from '../../server/domain/questionnaire/parse.ts';
import { selectVariant } from '../../server/domain/questionnaire/variant.ts';
import { averageEase, READING_BOUNDS, readingProblems } from './readability.ts';

/** Items per scale: code, scale, short, standard, long. Written out here, so that a slip in the file shows. */
const COUNTS: readonly (readonly [string, string, number, number, number])[] = [
  ['P01', 'work-pressure', 2, 5, 8],
  ['P02', 'qualitative-demands', 1, 3, 5],
  ['P03', 'emotional-demands', 1, 3, 5],
  ['P04', 'autonomy', 2, 4, 6],
  ['P05', 'time-autonomy', 1, 3, 5],
  ['P06', 'information-and-feedback', 1, 3, 5],
  ['P07', 'coworker-support', 1, 4, 6],
  ['P08', 'supervisor-support', 2, 4, 7],
  ['P09', 'role-conflict', 1, 3, 6],
  ['P10', 'change', 0, 3, 5],
  ['P11', 'job-insecurity', 1, 2, 4],
  ['P12', 'effort-reward', 0, 4, 8],
  ['P13', 'work-life-interference', 1, 4, 6],
  ['P14', 'conflicts', 1, 2, 4],
  ['P15', 'undesired-behaviour', 5, 5, 7],
  ['P17', 'shocking-events', 0, 2, 4],
  ['P18', 'psychological-safety', 1, 3, 6],
  ['P19', 'policy-awareness', 1, 3, 6],
  ['P20', 'need-for-recovery', 2, 4, 7],
  ['P21', 'strain', 2, 4, 10],
  ['P22', 'exhaustion', 0, 3, 6],
  ['P23', 'engagement', 0, 3, 5],
  ['P24', 'coping', 0, 0, 8],
  ['P25', 'beliefs', 0, 0, 6],
  ['P26', 'lifestyle', 0, 0, 8],
  ['P27', 'physical-environment', 0, 2, 6],
  ['P28', 'need-for-measures', 0, 3, 6],
];
const TOTALS: Readonly<Record<Variant, number>> = { short: 26, standard: 79, long: 165 };
const LANGUAGES: readonly Language[] = ['nl', 'en'];
const MOST_ALIKE = 0.65;
const DIAGNOSIS =
  /burn-?out|overspannen|depress|stoornis|disorder|angstig|anxi|trauma|ptss|ptsd|patiënt|patient|verslaafd|addict|diagnos|symptom/i;

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../surveys/${path}`, import.meta.url), 'utf8'));

function load() {
  const bank = parseBank({
    answerSets: read('answer-sets.json'),
    shared: read('scales/shared.json'),
    background: { questions: [] },
  });
  if (!bank.ok) throw new Error(JSON.stringify(bank.problems, null, 2));
  const parsed = parseQuestionnaire(read('questionnaires/stress-risico.json'), bank.value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

const questionnaire = load();
const definitions = {
  short: selectVariant(questionnaire, 'short'),
  standard: selectVariant(questionnaire, 'standard'),
  long: selectVariant(questionnaire, 'long'),
};
const itemsOf = (variant: Variant) => definitions[variant].scales.flatMap((scale) => scale.items);
const scaleOf = (variant: Variant, id: string) => {
  const scale = definitions[variant].scales.find((entry) => entry.id === id);
  if (!scale) throw new Error(`${id} is not asked in ${variant}`);
  return scale;
};

/** Share of three-letter runs that two texts have in common, 0 to 1 (Jaccard). */
function alikeness(first: string, second: string): number {
  const runs = (text: string) => {
    const plain = ` ${text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '')} `;
    return new Set(Array.from({ length: plain.length - 2 }, (_, at) => plain.slice(at, at + 3)));
  };
  const [one, other] = [runs(first), runs(second)];
  const both = [...one].filter((run) => other.has(run)).length;
  return both / (one.size + other.size - both);
}

function itemsNamed(condition: Condition): readonly string[] {
  if ('item' in condition) return [condition.item];
  return ('any' in condition ? condition.any : condition.all).flatMap(itemsNamed);
}

/** Which undesired-behaviour items the long variant asks after these answers to its first five items. */
function askedAfter(codes: readonly number[]): readonly string[] {
  const placed = itemsInOrder(definitions.long);
  const start = placed.findIndex(({ item }) => item.id === 'undesired-behaviour.1');
  const answers = placed.map((_, index) => codes[index - start] ?? 0);
  const asked = askedItems(placed, answers);
  return placed.filter((_, index) => asked[index]).map(({ item }) => item.id);
}

describe('length of the stress-risk inventory', () => {
  it.each(VARIANTS)('asks the agreed number of items in %s', (variant) => {
    expect(itemsOf(variant)).toHaveLength(TOTALS[variant]);
  });

  it('gives every scale the agreed number of items', () => {
    const counts = questionnaire.scales.map(({ code, id, counts: { short, standard, long } }) => [
      code,
      id,
      short,
      standard,
      long,
    ]);
    expect(counts).toEqual(COUNTS);
  });

  it('opens a longer variant with the items of the shorter one', () => {
    for (const scale of definitions.long.scales) {
      const ids = scale.items.map((item) => item.id);
      for (const variant of ['short', 'standard'] as const) {
        const shorter = definitions[variant].scales.find((entry) => entry.id === scale.id)?.items ?? [];
        expect(ids.slice(0, shorter.length)).toEqual(shorter.map((item) => item.id));
      }
    }
  });
});

describe('wording of the stress-risk inventory', () => {
  const items = itemsOf('long');

  it('says every item in two languages within 120 characters', () => {
    for (const { id, text } of items) {
      for (const language of LANGUAGES) {
        expect(text[language], id).toBe(text[language].trim());
        expect(text[language].length, id).toBeGreaterThan(10);
        expect(text[language].length, id).toBeLessThanOrEqual(120);
      }
      expect(text.nl, id).not.toBe(text.en);
    }
  });

  it('gives every item its own id', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  });

  it.each(LANGUAGES)('has no two items that read nearly the same in %s', (language) => {
    const alike = items.flatMap((first, at) =>
      items
        .slice(at + 1)
        .filter((second) => alikeness(first.text[language], second.text[language]) > MOST_ALIKE)
        .map((second) => `${first.id} ~ ${second.id}`),
    );
    expect(alike).toEqual([]);
  });

  it('puts statements to agreement and questions to every other answer set', () => {
    for (const { id, answers, text } of items) {
      for (const language of LANGUAGES)
        expect(text[language].endsWith('?'), id).toBe(answers !== 'agreement');
    }
  });

  it('uses no words of a diagnosis', () => {
    const own = definitions.long;
    const texts = [...items, ...own.scales.map((scale) => ({ text: scale.title }))].flatMap(({ text }) => [
      text.nl,
      text.en,
    ]);
    expect(texts.filter((text) => DIAGNOSIS.test(text))).toEqual([]);
  });

  it('stays at plain Dutch', () => {
    expect(items.flatMap((item) => readingProblems(item.text.nl))).toEqual([]);
    for (const variant of VARIANTS) {
      expect(averageEase(itemsOf(variant).map((item) => item.text.nl))).toBeGreaterThan(
        READING_BOUNDS.averageItem,
      );
    }
  });
});

describe('reversed items', () => {
  it('has none in the short and the standard variant', () => {
    expect([...itemsOf('short'), ...itemsOf('standard')].filter((item) => item.reversed)).toEqual([]);
  });

  it('makes 20 to 30 per cent of the scored items of the long variant', () => {
    const scored = definitions.long.scales
      .filter((scale) => scale.report === 'scale')
      .flatMap((scale) => scale.items);
    const share = scored.filter((item) => item.reversed).length / scored.length;
    expect(share).toBeGreaterThanOrEqual(0.2);
    expect(share).toBeLessThanOrEqual(0.3);
  });
});

describe('conditions', () => {
  it.each(VARIANTS)('look back to an item that %s asks too', (variant) => {
    const order = itemsInOrder(definitions[variant]);
    const ids = order.map(({ item }) => item.id);
    order.forEach(({ item, scale }, at) => {
      for (const condition of [item.condition, scale.condition]) {
        for (const named of condition ? itemsNamed(condition) : [])
          expect(ids.slice(0, at), item.id).toContain(named);
      }
    });
  });

  it('asks about aftercare only after something shocking', () => {
    const [exposure, ...aftercare] = scaleOf('long', 'shocking-events').items;
    expect(exposure?.condition).toBeUndefined();
    expect(aftercare).toHaveLength(3);
    for (const item of aftercare) expect(item.condition).toEqual({ item: exposure?.id, atLeast: 2 });
  });
});

describe('undesired behaviour', () => {
  it.each(VARIANTS)('names the five behaviours of the law in %s', (variant) => {
    const { items, report, minimumGroup } = scaleOf(variant, 'undesired-behaviour');
    const texts = items.slice(0, 5).map((item) => item.text.nl);
    for (const [at, behaviour] of [
      /gepest/,
      /geïntimideerd/,
      /seksuele/,
      /agressief.*geweld/,
      /gediscrimineerd/,
    ].entries()) {
      expect(texts[at]).toMatch(behaviour);
      expect(texts[at]).toContain('afgelopen 12 maanden');
    }
    expect(items.slice(0, 5).every((item) => item.answers === 'incidence' && !item.condition)).toBe(true);
    expect(report).toBe('prevalence');
    expect(minimumGroup).toBe(10);
  });

  it('asks by whom in the long variant only', () => {
    expect(
      itemsOf('long')
        .filter((item) => item.answers === 'reporter')
        .map((item) => item.id),
    ).toEqual(['undesired-behaviour.6', 'undesired-behaviour.7']);
    expect(itemsOf('standard').some((item) => item.answers === 'reporter')).toBe(false);
  });

  it('asks by whom only after an experience', () => {
    const followUps = (codes: readonly number[]) =>
      askedAfter(codes).filter((id) => /^undesired-behaviour\.[67]$/.test(id));
    expect(followUps([1, 1, 1, 1, 1])).toEqual([]);
    expect(followUps([0, 0, 0, 0, 0])).toEqual([]);
    expect(followUps([1, 1, 1, 2, 1])).toEqual(['undesired-behaviour.6']);
    for (const codes of [[2], [1, 2], [1, 1, 2], [1, 1, 1, 1, 2]])
      expect(followUps(codes)).toEqual(['undesired-behaviour.7']);
  });

  it('is introduced with care and followed by help', () => {
    const section = definitions.short.sections.find((entry) => entry.scales.includes('undesired-behaviour'));
    expect(section?.intro?.nl).toMatch(/elke vraag overslaan.*geen melding.*terechtkunt/);
    const help = definitions.short.help;
    for (const route of [
      'vertrouwenspersoon',
      'leidinggevende',
      'HR',
      'bedrijfsarts',
      'huisarts',
      '112',
      '113',
      '0800-0113',
    ]) {
      expect(help?.nl).toContain(route);
    }
    for (const number of ['112', '113', '0800-0113']) expect(help?.en).toContain(number);
  });
});

describe('what is kept apart', () => {
  it('asks coping, beliefs and lifestyle for the own mirror only, in long', () => {
    const individual = questionnaire.scales.filter((scale) => scale.report === 'individual');
    expect(individual.map((scale) => scale.id)).toEqual(['coping', 'beliefs', 'lifestyle']);
    expect(individual.every((scale) => scale.counts.standard === 0)).toBe(true);
  });

  it('marks every effort-reward item with its side of the ratio and turns none around', () => {
    const sides = (variant: Variant) => scaleOf(variant, 'effort-reward').items.map((item) => item.part);
    expect(sides('standard')).toEqual(['effort', 'reward', 'effort', 'reward']);
    expect(sides('long').filter((side) => side === 'effort')).toHaveLength(3);
    expect(sides('long').filter((side) => side === 'reward')).toHaveLength(5);
    expect(scaleOf('long', 'effort-reward').items.some((item) => item.reversed)).toBe(false);
  });

  it('asks per topic whether enough is in place', () => {
    const { items, report } = scaleOf('long', 'need-for-measures');
    expect(report).toBe('items');
    expect(items.every((item) => item.answers === 'need')).toBe(true);
  });

  it('keeps every figure from groups under eight', () => {
    expect(questionnaire.minimumGroup).toBe(8);
    for (const scale of definitions.long.scales) expect(scale.minimumGroup).toBeGreaterThanOrEqual(8);
  });
});
