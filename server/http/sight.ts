import type { Session } from './session.ts';

/**
 * What two accounts have in common that see the same published figures: the organisation, the roles with their units, and
 * how often something has changed that decides what is seen. What is kept under this is never found again after a release,
 * a stricter contract, a change of roles or of the tree: the number is read at the primary with every call.
 */
export function sightOf({ organisationId, figures, roles }: Session): string {
  return `${organisationId} ${figures} ${JSON.stringify(roles)}`;
}
