import { m } from '$lib/paraglide/messages';
import type { Finding } from '../../words';

export type RiskInputs = NonNullable<Finding['riskInputs']>;
export type Method = RiskInputs['method'];

interface Input {
  readonly name: string;
  readonly label: () => string;
  /** From light to heavy; the values of the table of the method. */
  readonly options: readonly (readonly [value: number, label: () => string])[];
}

const SMALL = [
  [1, m.plan_risk_small_1],
  [2, m.plan_risk_small_2],
  [3, m.plan_risk_small_3],
] as const;

export const METHODS: Readonly<
  Record<Method, { readonly label: () => string; readonly inputs: readonly Input[] }>
> = {
  'reach-severity': {
    label: m.plan_risk_method_reach_severity,
    inputs: [
      {
        name: 'reach',
        label: m.plan_risk_reach,
        options: [
          [1, m.plan_risk_reach_1],
          [2, m.plan_risk_reach_2],
          [3, m.plan_risk_reach_3],
          [4, m.plan_risk_reach_4],
          [5, m.plan_risk_reach_5],
        ],
      },
      {
        name: 'severity',
        label: m.plan_risk_severity,
        options: [
          [1, m.plan_risk_severity_1],
          [2, m.plan_risk_severity_2],
          [3, m.plan_risk_severity_3],
          [4, m.plan_risk_severity_4],
          [5, m.plan_risk_severity_5],
        ],
      },
    ],
  },
  kinney: {
    label: m.plan_risk_method_kinney,
    inputs: [
      {
        name: 'effect',
        label: m.plan_risk_effect,
        options: [
          [1, m.plan_risk_effect_1],
          [3, m.plan_risk_effect_3],
          [7, m.plan_risk_effect_7],
          [15, m.plan_risk_effect_15],
          [40, m.plan_risk_effect_40],
          [100, m.plan_risk_effect_100],
        ],
      },
      {
        name: 'exposure',
        label: m.plan_risk_exposure,
        options: [
          [0.5, m.plan_risk_exposure_05],
          [1, m.plan_risk_exposure_1],
          [2, m.plan_risk_exposure_2],
          [3, m.plan_risk_exposure_3],
          [6, m.plan_risk_exposure_6],
          [10, m.plan_risk_exposure_10],
        ],
      },
      {
        name: 'likelihood',
        label: m.plan_risk_likelihood,
        options: [
          [0.1, m.plan_risk_likelihood_01],
          [0.2, m.plan_risk_likelihood_02],
          [0.5, m.plan_risk_likelihood_05],
          [1, m.plan_risk_likelihood_1],
          [3, m.plan_risk_likelihood_3],
          [6, m.plan_risk_likelihood_6],
          [10, m.plan_risk_likelihood_10],
        ],
      },
    ],
  },
  'three-by-three': {
    label: m.plan_risk_method_three_by_three,
    inputs: [
      { name: 'likelihood', label: m.plan_risk_chance, options: SMALL },
      { name: 'effect', label: m.plan_risk_effect, options: SMALL },
    ],
  },
};
