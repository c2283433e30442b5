import type { Definition, Item, Scale, Words } from '../../domain/questionnaire/definition.ts';
import { readCell } from '../../privacy/read-cell.ts';

export interface StoredCell {
  readonly kind: 'scale' | 'item' | 'prevalence' | 'cut';
  readonly cell: unknown;
}

const UNTOLD: Words = { nl: 'niet ingevuld', en: 'not told' };

export function describeScale({ id, title, measures, report, higherIs, minimumGroup }: Scale) {
  if (report === 'individual') throw new Error(`Scale ${id} is for the employee alone`);
  return { id, title, measures, report, higherIs, minimumGroup };
}

/** The published figures of one scale in one unit, with the words that belong to them. */
export function scaleFigures(definition: Definition, scale: Scale, cells: readonly StoredCell[]) {
  const scaleCell = cells.find(({ kind }) => kind === 'scale');
  const items = cells.flatMap(({ kind, cell }) =>
    kind === 'item' || kind === 'prevalence' ? [readCell(kind, cell)] : [],
  );
  const cuts = cells.flatMap(({ kind, cell }) => (kind === 'cut' ? [readCell('cut', cell)] : []));
  return {
    figure: scaleCell ? readCell('scale', scaleCell.cell) : null,
    items: scale.items.flatMap((item) => {
      const figure = items.find((cell) => 'item' in cell && cell.item === item.id);
      return figure ? [{ ...describeItem(definition, item), figure }] : [];
    }),
    cuts: definition.background.flatMap((question) => {
      const groups = cuts.filter(({ cut }) => cut === question.id);
      const position = (category: string | undefined) =>
        question.options.findIndex(({ code }) => code === category);
      return groups.length === 0
        ? []
        : [
            {
              cut: question.id,
              title: question.title,
              groups: groups
                .toSorted((a, b) => position(a.categories[0]) - position(b.categories[0]))
                .map((figure) => ({
                  categories: figure.categories.map(
                    (category) => question.options.find(({ code }) => code === category)?.text ?? UNTOLD,
                  ),
                  figure,
                })),
            },
          ];
    }),
  };
}

function describeItem({ answerSets }: Definition, { id, text, reversed, answers }: Item) {
  return {
    id,
    text,
    reversed,
    answers: (answerSets[answers]?.options ?? []).map((option) => option.text),
  };
}
