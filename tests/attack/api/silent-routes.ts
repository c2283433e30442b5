/**
 * Reading routes that the attack gets no answer from, each with why no figure about answers can be behind it. A route
 * that is silent and not in this list fails the test, and so does one in this list that answers.
 */
export const SILENT_ROUTES: Readonly<Record<string, string>> = {
  'GET /api/instrument-files/:draftId':
    'A questionnaire of somebody else, as it was uploaded: there before anybody answers.',
  'GET /api/campaigns/:campaignId/council/box':
    'Only where the works council counts: the number of sealed ballots after the close.',
  'GET /api/campaigns/:campaignId/council/ballots':
    'Only where the works council counts: sealed ballots, which two of its three shares open, in its own browser.',
};
