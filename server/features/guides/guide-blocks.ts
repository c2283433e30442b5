import type { Block } from '../../documents/tagged-pdf.ts';
import type { Guide } from '../../domain/questionnaire/guides.ts';
import { say } from '../../words.ts';
import type { Run } from './contract.ts';

type Language = 'nl' | 'en';

/** A guided path on paper: the steps, and what was written down in one walk. */
export function guideBlocks(guide: Guide, run: Run | null, language: Language): readonly Block[] {
  return [
    { kind: 'title', text: guide.title[language] },
    ...(run ? [{ kind: 'quiet', text: `${run.title} · ${run.unit.name}` } as const] : []),
    { kind: 'text', text: guide.purpose[language] },
    ...guide.steps.flatMap((step, index): Block[] => {
      const kept = run?.steps[step.id];
      const list = (heading: string, points: Guide['steps'][number]['employee']): Block[] =>
        points && points.length > 0
          ? [
              { kind: 'subheading', text: say(language, heading) },
              { kind: 'list', items: points.map((point) => point[language]) },
            ]
          : [];
      return [
        { kind: 'heading', text: `${index + 1}. ${step.title[language]}` },
        { kind: 'text', text: step.text[language] },
        ...(step.points.length > 0
          ? [{ kind: 'list', items: step.points.map((point) => point[language]) } as const]
          : []),
        ...list('guides_employee', step.employee),
        ...list('guides_management', step.management),
        ...(kept?.text && step.ask
          ? ([
              { kind: 'subheading', text: step.ask[language] },
              { kind: 'text', text: kept.text },
            ] as const)
          : []),
      ];
    }),
  ];
}
