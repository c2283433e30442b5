// `npm run surveys`: one JSON line per questionnaire and variant, one for the measures, one per norm table.
import { itemsInOrder } from '../server/domain/questionnaire/asked-items.ts';
import { VARIANTS } from '../server/domain/questionnaire/definition.ts';
import { estimateMinutes } from '../server/domain/questionnaire/minutes.ts';
import { selectVariant } from '../server/domain/questionnaire/variant.ts';
import { readInstruments } from '../server/instruments.ts';

const { questionnaires, modules, measures, norms } = readInstruments();
const print = (line: object) => console.log(JSON.stringify(line));

for (const questionnaire of [...questionnaires, ...modules]) {
  for (const variant of VARIANTS) {
    const definition = selectVariant(questionnaire, variant);
    const items = itemsInOrder(definition).length;
    print({
      questionnaire: definition.id,
      kind: questionnaire.kind,
      version: definition.version,
      variant,
      items,
      scales: definition.scales.length,
      openQuestions: questionnaire.openQuestions?.length ?? 0,
      languages: Object.keys(definition.title),
      minutes: estimateMinutes(items, definition.openQuestions.length),
    });
  }
}

const countBy = <T>(list: readonly T[], key: (entry: T) => string) => {
  const counts: Record<string, number> = {};
  for (const entry of list) counts[key(entry)] = (counts[key(entry)] ?? 0) + 1;
  return counts;
};
print({
  measures: measures.length,
  per4A: countBy(measures, (measure) => measure.field4A),
  perLevel: countBy(measures, (measure) => measure.level),
  perStep: countBy(measures, (measure) => measure.step),
});
for (const { passport, rows } of norms) {
  const { id, source, comparability, expires } = passport;
  print({ norm: id, rows: rows.length, source, comparability, expires });
}
