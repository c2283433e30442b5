import type { NormRow, NormTable } from '../domain/questionnaire/norms.ts';
import { expiresOn } from '../domain/norm-import/expiry.ts';
import type { Questionnaire } from '../domain/questionnaire/parse.ts';
import { scaleFingerprint } from '../domain/questionnaire/same-items.ts';
import { selectVariant } from '../domain/questionnaire/variant.ts';

/** One version of the norm over organisations, as it is kept. */
export interface PooledVersion {
  readonly id: string;
  readonly questionnaireVersion: string;
  readonly variant: 'short' | 'standard' | 'long';
  readonly number: number;
  /** The day it was made. */
  readonly madeOn: string;
  readonly figures: readonly {
    readonly scale: string;
    readonly mean: number;
    readonly sd: number;
    readonly nFrom: number;
  }[];
}

const VARIANTS = {
  short: { nl: 'kort', en: 'short' },
  standard: { nl: 'standaard', en: 'standard' },
  long: { nl: 'lang', en: 'long' },
};
const EVERYBODY = { nl: 'Alle deelnemende organisaties', en: 'All organisations that take part' };

/**
 * A version of the norm over organisations as a norm table with its passport, so that it is chosen and refused like any
 * other. Who is in it is told nowhere, and neither is how many exactly: ten organisations at least.
 */
export function pooledNorm(version: PooledVersion, questionnaire: Questionnaire): NormTable {
  const definition = selectVariant(questionnaire, version.variant);
  const period = version.madeOn.slice(0, 7);
  const rows = version.figures.flatMap(({ scale, mean, sd, nFrom }): NormRow[] => {
    const asked = definition.scales.find(({ id }) => id === scale);
    if (!asked) return [];
    return [
      {
        ...{ indicator: scale, groupType: 'pool', groupCode: 'pool', groupName: EVERYBODY, period },
        ...{ value: mean, sd, n: nFrom, certainty: 'pooled', items: scaleFingerprint(asked, definition) },
      },
    ];
  });
  const { nl, en } = questionnaire.title;
  const variant = VARIANTS[version.variant];
  const passport = {
    id: version.id,
    title: {
      nl: `${nl}, ${variant.nl}: norm over organisaties, versie ${version.number}`,
      en: `${en}, ${variant.en}: norm over organisations, version ${version.number}`,
    },
    source: 'Werkpeil',
    sourceTable: `${questionnaire.id} ${version.questionnaireVersion}, ${version.number}`,
    retrieved: version.madeOn,
    licence: 'Eigen cijfers van deelnemende organisaties',
    population: {
      nl: 'Iedereen die deze vragenlijst invulde bij de organisaties die meedoen: minstens tien, en geen ervan telt voor meer dan een kwart mee.',
      en: 'Everyone who answered this questionnaire at the organisations that take part: ten at least, none of them more than a quarter of the answers.',
    },
    unit: 'mean' as const,
    comparability: 'identical' as const,
    note: {
      nl: 'Afgeronde cijfers van organisaties die er zelf voor kozen om mee te doen. Dat is geen steekproef van alle organisaties. Alleen te vergelijken met precies dezelfde vragen.',
      en: 'Rounded figures of organisations that chose to take part. They are no sample of all organisations. Comparable with exactly the same questions only.',
    },
    expires: expiresOn(period) ?? version.madeOn,
    certainty: { pooled: 'Rounded mean and deviation over organisations that take part.' },
  };
  return { passport, rows };
}
