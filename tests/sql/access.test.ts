import * as outbox from '../../server/db/outbox.ts';
import * as access from '../../server/features/access/queries.ts';
import * as ownAccount from '../../server/features/access/own-account/queries.ts';
import * as accounts from '../../server/features/accounts/queries.ts';
import * as audit from '../../server/features/audit/queries.ts';
import * as firstSteps from '../../server/features/first-steps/queries.ts';
import * as machineKeys from '../../server/features/machine-keys/queries.ts';
import * as singleSignOn from '../../server/features/single-sign-on/queries.ts';
import * as webhooks from '../../server/features/webhooks/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const day = '2026-11-22';
const bytes = Buffer.alloc(1);
const who = { organisationId: id, accountId: id };
const mail = { organisationId: id, id, recipient: 'a', subject: 's', body: 'b', now };

reviewQueries('outbox', outbox, {
  insertNotice: () => outbox.insertNotice(cold, { ...mail, kind: 'account' }),
});

reviewQueries('access', access, {
  selectAccountsByEmail: () => access.selectAccountsByEmail(cold, 'a'),
  selectSecondSteps: () => access.selectSecondSteps(cold, who),
  selectRoleNames: () => access.selectRoleNames(cold, who),
  insertSession: () => access.insertSession(cold, { ...who, id, stage: 'complete', device: 'd', now }),
  endSession: () => access.endSession(cold, id, now),
  endSessionsOf: () => access.endSessionsOf(cold, who, now),
  useTimeStep: () => access.useTimeStep(cold, who, 1),
  useRecoveryCode: () => access.useRecoveryCode(cold, who, bytes, now),
  insertChallenge: () => access.insertChallenge(cold, { id, kind: 'passkey', secret: {}, expiresAt: now }),
  takeChallenge: () => access.takeChallenge(cold, id, 'passkey', now),
  selectPasskey: () => access.selectPasskey(cold, 'p'),
  notePasskeyUse: () => access.notePasskeyUse(cold, 'p', 1, day),
  selectLink: () => access.selectLink(cold, bytes, now),
  useLink: () => access.useLink(cold, bytes, now),
  insertLink: () => access.insertLink(cold, { ...who, hash: bytes, kind: 'reset', expiresAt: now }),
  updatePassword: () => access.updatePassword(cold, who, 'h'),
  selectOrganisation: () => access.selectOrganisation(cold),
  selectUnitNames: () => access.selectUnitNames(cold, [id]),
});

reviewQueries('own-account', ownAccount, {
  selectOwnAccount: () => ownAccount.selectOwnAccount(cold, who),
  selectOwnPasskeys: () => ownAccount.selectOwnPasskeys(cold, who),
  selectOwnSessions: () => ownAccount.selectOwnSessions(cold, who, now),
  countRecoveryCodes: () => ownAccount.countRecoveryCodes(cold, who),
  deleteRecoveryCodes: () => ownAccount.deleteRecoveryCodes(cold, who),
  insertRecoveryCodes: () => ownAccount.insertRecoveryCodes(cold, who, [bytes]),
  updateTotp: () => ownAccount.updateTotp(cold, who, { secret: bytes, confirmedAt: null }),
  confirmTotp: () => ownAccount.confirmTotp(cold, who, 1, now),
  updateOwnPassword: () => ownAccount.updateOwnPassword(cold, who, 'h'),
  updateOwnLanguage: () => ownAccount.updateOwnLanguage(cold, id, 'nl'),
  insertPasskey: () =>
    ownAccount.insertPasskey(cold, who, {
      id: 'p',
      publicKey: bytes,
      counter: 0,
      transports: [],
      name: 'n',
      now,
    }),
  deletePasskey: () => ownAccount.deletePasskey(cold, who, 'p'),
  insertPasskeyQuestion: () => ownAccount.insertPasskeyQuestion(cold, { id, secret: {}, expiresAt: now }),
  takePasskeyQuestion: () => ownAccount.takePasskeyQuestion(cold, id, now),
  endOwnSession: () => ownAccount.endOwnSession(cold, who, id, now),
  endOtherSessions: () => ownAccount.endOtherSessions(cold, who, id, now),
  completeSession: () => ownAccount.completeSession(cold, id),
});

reviewQueries('accounts', accounts, {
  selectAccounts: () => accounts.selectAccounts(cold),
  selectRoles: () => accounts.selectRoles(cold),
  selectUnits: () => accounts.selectUnits(cold),
  selectAccount: () => accounts.selectAccount(cold, id),
  insertAccount: () =>
    accounts.insertAccount(cold, { organisationId: id, id, email: 'e', name: 'n', language: 'nl', now }),
  updateAccount: () => accounts.updateAccount(cold, id, { name: 'n', language: 'nl' }),
  setDisabled: () => accounts.setDisabled(cold, id, now),
  deleteRoles: () => accounts.deleteRoles(cold, id),
  insertRoles: () => accounts.insertRoles(cold, id, id, [{ role: 'hr', unitId: null, endsOn: null }]),
  insertInvitationLink: () =>
    accounts.insertInvitationLink(cold, { organisationId: id, accountId: id, hash: bytes, expiresAt: now }),
  deleteLinks: () => accounts.deleteLinks(cold, id),
  endSessions: () => accounts.endSessions(cold, id, now),
  clearTotp: () => accounts.clearTotp(cold, id),
  deletePasskeys: () => accounts.deletePasskeys(cold, id),
  deleteRecoveryCodes: () => accounts.deleteRecoveryCodes(cold, id),
});

reviewQueries('audit', audit, {
  selectEntries: () => audit.selectEntries(cold, 9, 51),
  selectChain: () => audit.selectChain(cold, 0, 10),
  selectAnchor: () => audit.selectAnchor(cold),
  hashAt: () => audit.hashAt(cold, 9),
  selectMailed: () => audit.selectMailed(cold, 10),
  selectOrganisations: () => audit.selectOrganisations(cold),
  selectCouncil: () => audit.selectCouncil(cold, id, '2026-11-22'),
  insertAuditMail: () =>
    audit.insertAuditMail(cold, {
      organisationId: id,
      day: '2026-11-22',
      number: 9,
      hash: Buffer.alloc(32),
      recipients: 2,
    }),
});

reviewQueries('machine-keys', machineKeys, {
  selectKeys: () => machineKeys.selectKeys(cold),
  insertKey: () =>
    machineKeys.insertKey(cold, {
      organisationId: id,
      id,
      name: 'n',
      secretHash: bytes,
      scopes: ['plan:read'],
      accountId: id,
      now,
      expiresOn: day,
    }),
  withdrawKey: () => machineKeys.withdrawKey(cold, id, now),
});

reviewQueries('webhooks', webhooks, {
  selectWebhooks: () => webhooks.selectWebhooks(cold),
  selectDeliveries: () => webhooks.selectDeliveries(cold),
  insertWebhook: () =>
    webhooks.insertWebhook(cold, {
      organisationId: id,
      id,
      url: 'u',
      events: ['plan.due'],
      secret: bytes,
      accountId: id,
      now,
    }),
  endWebhook: () => webhooks.endWebhook(cold, id, now),
  insertTestDelivery: () => webhooks.insertTestDelivery(id),
});

const provider = {
  organisationId: id,
  issuer: 'i',
  clientId: 'c',
  clientSecret: bytes,
  domains: ['d'],
  onlyWay: false,
};
reviewQueries('single-sign-on', singleSignOn, {
  selectProviderFor: () => singleSignOn.selectProviderFor(cold, 'a@b.c'),
  selectProviderSecrets: () => singleSignOn.selectProviderSecrets(cold, id),
  selectProvider: () => singleSignOn.selectProvider(cold),
  insertProvider: () => singleSignOn.insertProvider(cold, provider),
  updateProvider: () => singleSignOn.updateProvider(cold, provider),
  deleteProvider: () => singleSignOn.deleteProvider(cold, id),
  insertState: () => singleSignOn.insertState(cold, { id, secret: {}, expiresAt: now }),
  takeState: () => singleSignOn.takeState(cold, id, now),
  selectOpenAccount: () => singleSignOn.selectOpenAccount(cold, id, 'e'),
  insertVouchedSession: () => singleSignOn.insertVouchedSession(cold, { ...who, id, device: 'd', now }),
});

reviewQueries('first-steps', firstSteps, {
  selectFacts: () => firstSteps.selectFacts(id, day),
  updateAway: () => firstSteps.updateAway(cold, id, true),
});
