import type { routes as attachments } from './attachments-contract.ts';
import type { routes as rows } from './contract.ts';
import type { routes as findings } from './findings-contract.ts';
import type { routes as inspector } from './inspector-contract.ts';
import type { routes as reviews } from './reviews-contract.ts';
import type { routes as versions } from './versions-contract.ts';

/** Every route of the chain from finding to inspector file. */
export type PlanRoutes = typeof rows &
  typeof findings &
  typeof attachments &
  typeof versions &
  typeof reviews &
  typeof inspector;
