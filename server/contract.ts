import type { routes as absence } from './features/absence/contract.ts';
import type { routes as absenceImport } from './features/absence-import/contract.ts';
import type { routes as access } from './features/access/contract.ts';
import type { routes as accounts } from './features/accounts/contract.ts';
import type { routes as ownAccount } from './features/access/own-account/contract.ts';
import type { routes as audit } from './features/audit/contract.ts';
import type { routes as analyses } from './features/analyses/contract.ts';
import type { routes as agreements } from './features/campaigns/agreement/contract.ts';
import type { routes as ballots } from './features/ballots/contract.ts';
import type { routes as checklists } from './features/checklists/contract.ts';
import type { routes as mailings } from './features/campaigns/mailing/contract.ts';
import type { routes as series } from './features/campaigns/series/contract.ts';
import type { routes as year } from './features/year/contract.ts';
import type { routes as campaigns } from './features/campaigns/contract.ts';
import type { routes as comments } from './features/comments/contract.ts';
import type { routes as firstSteps } from './features/first-steps/contract.ts';
import type { routes as guides } from './features/guides/contract.ts';
import type { routes as figures } from './features/figures/contract.ts';
import type { routes as instruments } from './features/instruments/contract.ts';
import type { routes as interpretations } from './features/interpretations/contract.ts';
import type { routes as invitations } from './features/invitations/contract.ts';
import type { routes as machineKeys } from './features/machine-keys/contract.ts';
import type { routes as mailSender } from './features/mail-sender/contract.ts';
import type { routes as mailbox } from './features/mailbox/contract.ts';
import type { routes as norms } from './features/norms/contract.ts';
import type { routes as mirror } from './features/mirror/contract.ts';
import type { routes as methods } from './features/methods/contract.ts';
import type { routes as normPool } from './features/norm-pool/contract.ts';
import type { routes as organisation } from './features/organisation/contract.ts';
import type { routes as unitChanges } from './features/organisation/tree-contract.ts';
import type { routes as help } from './features/help/contract.ts';
import type { routes as keeping } from './features/keeping/contract.ts';
import type { routes as people } from './features/people/contract.ts';
import type { routes as paper } from './features/paper/contract.ts';
import type { PlanRoutes } from './features/plan/plan-routes.ts';
import type { routes as questionnaires } from './features/questionnaires/contract.ts';
import type { routes as releases } from './features/releases/contract.ts';
import type { routes as response } from './features/response/contract.ts';
import type { routes as promise } from './features/promise/contract.ts';
import type { routes as tallies } from './features/tally/contract.ts';
import type { routes as reports } from './features/reports/contract.ts';
import type {
  linkRoutes as pageOfLink,
  publicRoutes as publicPages,
  routes as follow,
} from './features/follow/contract.ts';
import type { phoneRoutes as phones, routes as sessions } from './features/session/contract.ts';
import type { routes as results } from './features/results/contract.ts';
import type { routes as singleSignOn } from './features/single-sign-on/contract.ts';
import type { routes as webhooks } from './features/webhooks/contract.ts';

/** Every route of the product, for the web's typed client. Types only: nothing of the server reaches a browser. */
export type Api = typeof access &
  typeof ownAccount &
  typeof accounts &
  typeof absence &
  typeof absenceImport &
  typeof audit &
  typeof machineKeys &
  typeof singleSignOn &
  typeof webhooks &
  typeof analyses &
  typeof agreements &
  typeof ballots &
  typeof campaigns &
  typeof mailings &
  typeof series &
  typeof year &
  typeof checklists &
  typeof comments &
  typeof figures &
  typeof instruments &
  typeof interpretations &
  typeof invitations &
  typeof mailbox &
  typeof mailSender &
  typeof norms &
  typeof mirror &
  typeof methods &
  typeof normPool &
  typeof organisation &
  typeof unitChanges &
  typeof keeping &
  typeof help &
  typeof people &
  typeof paper &
  typeof guides &
  typeof firstSteps &
  PlanRoutes &
  typeof questionnaires &
  typeof releases &
  typeof response &
  typeof promise &
  typeof tallies &
  typeof reports &
  typeof sessions &
  typeof phones &
  typeof follow &
  typeof publicPages &
  typeof pageOfLink &
  typeof results;
