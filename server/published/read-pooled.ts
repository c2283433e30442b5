import type { Query } from '../db/connection.ts';
import { calendarDay } from '../domain/calendar.ts';
import type { Questionnaire } from '../domain/questionnaire/parse.ts';
import type { ListedNorm } from './outside-norms.ts';
import { pooledNorm } from './pooled-norm.ts';
import { selectPooledFigures, selectPooledVersions } from './queries.ts';

/** The versions of the norm over organisations of which the product still knows the questions. */
export async function readPooled(
  trx: Query,
  questionnaires: readonly Questionnaire[],
): Promise<readonly ListedNorm[]> {
  const versions = await selectPooledVersions(trx).execute();
  if (versions.length === 0) return [];
  const figures = await selectPooledFigures(
    trx,
    versions.map(({ id }) => id),
  ).execute();
  return versions.flatMap(({ madeAt, ...version }) => {
    const questionnaire = questionnaires.find(
      ({ id, version: asked }) => id === version.questionnaireId && asked === version.questionnaireVersion,
    );
    if (!questionnaire) return [];
    const own = figures.filter(({ id }) => id === version.id);
    const made = { ...version, madeOn: calendarDay(madeAt), figures: own };
    return [{ ...pooledNorm(made, questionnaire), id: version.id }];
  });
}
