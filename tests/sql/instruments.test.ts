import * as ownNorms from '../../server/db/own-norms.ts';
import * as ownQuestionnaires from '../../server/db/own-questionnaires.ts';
import * as instruments from '../../server/features/instruments/queries.ts';
import * as norms from '../../server/features/norms/queries.ts';
import { cold as coldDatabase, reviewQueries } from './review-queries.ts';

const cold = coldDatabase as never;
const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const key = { id: 'werkbeleving', version: '1.0.0-own.1' };
const by = { organisationId: id, accountId: id, now };
const version = { ...by, ...key, kind: 'questionnaire' as const, madeFrom: '1.0.0', file: {}, report: null };
const file = { ...by, id, fileName: 'x.lss', draft: {}, report: {}, mapping: {} };

reviewQueries('own-questionnaires', ownQuestionnaires, {
  selectOwnVersions: () => ownQuestionnaires.selectOwnVersions(cold),
});

reviewQueries('own-norms', ownNorms, { selectNorms: () => ownNorms.selectNorms(cold) });

reviewQueries('instruments', instruments, {
  selectVersions: () => instruments.selectVersions(cold),
  selectVersion: () => instruments.selectVersion(cold, key.id, key.version),
  insertVersion: () => instruments.insertVersion(cold, version),
  lockQuestionnaire: () => instruments.lockQuestionnaire(id, key.id),
  updateVersion: () => instruments.updateVersion(cold, key, { file: {}, remark: '' }),
  publishVersion: () => instruments.publishVersion(cold, key, now),
  deleteVersion: () => instruments.deleteVersion(cold, key),
  selectFiles: () => instruments.selectFiles(cold),
  selectFile: () => instruments.selectFile(cold, id),
  insertFile: () => instruments.insertFile(cold, file),
  updateMapping: () => instruments.updateMapping(cold, id, {}),
  deleteFile: () => instruments.deleteFile(cold, id),
});

reviewQueries('norms', norms, {
  selectNorm: () => norms.selectNorm(cold, id),
  insertNorm: () =>
    norms.insertNorm(cold, {
      ...by,
      id,
      origin: 'own-campaign',
      campaignId: id,
      passport: {} as never,
      rows: [],
    }),
  deleteNorm: () => norms.deleteNorm(cold, id),
  selectNormOfCampaign: () => norms.selectNormOfCampaign(cold, id),
  selectCampaign: () => norms.selectCampaign(cold, id),
  selectOrganisation: () => norms.selectOrganisation(cold),
});
