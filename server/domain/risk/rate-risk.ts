import { rateKinney } from './kinney.ts';
import { rateReachSeverity } from './reach-severity.ts';
import { heaviest, type RiskClass, RISK_CLASSES } from './risk-class.ts';
import { rateThreeByThree } from './three-by-three.ts';

export type RiskInputs =
  | { readonly method: 'reach-severity'; readonly reach: number; readonly severity: number }
  | {
      readonly method: 'kinney';
      readonly effect: number;
      readonly exposure: number;
      readonly likelihood: number;
    }
  | { readonly method: 'three-by-three'; readonly likelihood: number; readonly effect: number };

export interface RiskQuestion {
  readonly inputs: RiskInputs;
  /** Sexual intimidation or violence was reported. */
  readonly reported: boolean;
  readonly override: RiskClass | null;
  readonly reason: string;
}

export type RiskAnswer =
  | {
      readonly ok: true;
      readonly score: number;
      /** What the method gives, raised to high where something was reported. */
      readonly rated: RiskClass;
      /** What counts: the override, or what was rated. */
      readonly riskClass: RiskClass;
    }
  | {
      readonly ok: false;
      readonly because: 'outside-the-table' | 'override-without-reason' | 'below-the-floor';
    };

/** A reason shorter than this explains nothing. */
const SHORTEST_REASON = 10;

/**
 * Which class does a finding get?
 *
 * Formula: the class of the method; at least high when sexual intimidation or violence was reported; then an override
 *   with its reason, which may not go below that floor either.
 * Source: Arbowet art. 3 (2) and 5, Arbobesluit art. 2.15; the floor is this product's own rule.
 * Defined for: inputs inside the tables of their method.
 */
export function rateRisk({ inputs, reported, override, reason }: RiskQuestion): RiskAnswer {
  const rating = rateByMethod(inputs);
  if (!rating) return { ok: false, because: 'outside-the-table' };
  const rated = reported ? heaviest(rating.riskClass, 'high') : rating.riskClass;
  if (override === null) return { ok: true, score: rating.score, rated, riskClass: rated };
  if (reason.trim().length < SHORTEST_REASON) return { ok: false, because: 'override-without-reason' };
  if (reported && RISK_CLASSES.indexOf(override) < RISK_CLASSES.indexOf('high'))
    return { ok: false, because: 'below-the-floor' };
  return { ok: true, score: rating.score, rated, riskClass: override };
}

function rateByMethod(inputs: RiskInputs) {
  if (inputs.method === 'reach-severity') return rateReachSeverity(inputs.reach, inputs.severity);
  if (inputs.method === 'kinney') return rateKinney(inputs.effect, inputs.exposure, inputs.likelihood);
  return rateThreeByThree(inputs.likelihood, inputs.effect);
}
