import type { Definition, Scale } from '../questionnaire/definition.ts';
import { MOST_PREDICTORS } from '../statistics/general-dominance.ts';

/** Which scales of a campaign go into the figures that need more than one scale. */
export interface AnalysisPlan {
  /** Demand-control quadrants, person by person. */
  readonly quadrants: { readonly demand: string; readonly control: string } | null;
  readonly drivers: readonly { readonly outcome: string; readonly predictors: readonly string[] }[];
  /** The scale whose items are marked effort or reward. */
  readonly effortReward: string | null;
  readonly loadCapacity: {
    readonly demands: readonly string[];
    readonly resources: readonly string[];
  } | null;
}

const DEMAND = 'work-pressure';
const CONTROL = 'autonomy';

/** What takes energy and what gives it, after the job demands-resources model; own choice of scales. */
const DEMANDS = [
  'work-pressure',
  'cognitive-demands',
  'qualitative-demands',
  'emotional-demands',
  'role-conflict',
  'work-life-interference',
  'job-insecurity',
  'conflicts',
];
const RESOURCES = [
  'autonomy',
  'time-autonomy',
  'coworker-support',
  'supervisor-support',
  'feedback',
  'information-and-feedback',
  'role-clarity',
  'participation',
  'learning',
  'variety',
  'career-prospects',
  'psychological-safety',
];

/** What is to be understood, the first two that were asked; what may go with it, most telling first. */
const OUTCOMES = ['need-for-recovery', 'exhaustion', 'strain', 'engagement', 'work-ability', 'enjoyment'];
const PREDICTORS = [
  'work-pressure',
  'autonomy',
  'supervisor-support',
  'coworker-support',
  'emotional-demands',
  'work-life-interference',
  'role-clarity',
  'role-conflict',
  'learning',
  'career-prospects',
  'trust-and-justice',
  'conflicts',
  'feedback',
  'change',
  'prevention',
  'physical-environment',
];
const FEWEST_PREDICTORS = 3;
const MOST_OUTCOMES = 2;

/**
 * The analyses that a questionnaire allows, from what it asks. Settled by the frozen definition alone, before any answer
 * is opened, so nothing can be chosen to suit the outcome.
 */
export function analysisPlan(definition: Pick<Definition, 'scales'>): AnalysisPlan {
  const scored = new Map(
    definition.scales.filter((scale) => scale.report === 'scale').map((scale) => [scale.id, scale]),
  );
  const asked = (ids: readonly string[]) => ids.filter((id) => scored.has(id));
  const predictors = asked(PREDICTORS).slice(0, MOST_PREDICTORS);
  const demands = asked(DEMANDS);
  const resources = asked(RESOURCES);
  return {
    quadrants: scored.has(DEMAND) && scored.has(CONTROL) ? { demand: DEMAND, control: CONTROL } : null,
    drivers:
      predictors.length < FEWEST_PREDICTORS
        ? []
        : asked(OUTCOMES)
            .slice(0, MOST_OUTCOMES)
            .map((outcome) => ({ outcome, predictors })),
    effortReward: [...scored.values()].find(asksBothSides)?.id ?? null,
    loadCapacity: demands.length > 0 && resources.length > 0 ? { demands, resources } : null,
  };
}

function asksBothSides({ items }: Scale): boolean {
  return items.some(({ part }) => part === 'effort') && items.some(({ part }) => part === 'reward');
}
