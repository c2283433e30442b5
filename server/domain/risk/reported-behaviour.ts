/** Kinds of behaviour that are at least a high risk as soon as anybody reports them. */
const ALWAYS_SERIOUS = new Set(['sexual-harassment', 'aggression-and-violence']);

interface Behaviour {
  /** The kind in the words of the law. */
  readonly psa: string;
  readonly share: number;
  readonly bound: string;
}

/**
 * Do published shares say that sexual intimidation or violence was reported? A share that is shown as "at most" may be
 * nobody at all, so it says nothing.
 */
export function seriousBehaviourReported(behaviours: readonly Behaviour[]): boolean {
  return behaviours.some(
    ({ psa, share, bound }) => bound !== 'at-most' && share > 0 && ALWAYS_SERIOUS.has(psa),
  );
}
