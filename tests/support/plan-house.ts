import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from './answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from './test-house.ts';

export interface PlanHouse {
  readonly house: TestHouse;
  readonly organisation: TestOrganisation;
  readonly hr: Caller;
  readonly management: Caller;
  readonly adviser: Caller;
  readonly council: Caller;
  readonly campaignId: string;
  /** Sixteen people whose work pressure stands out; two other teams of sixteen do not. */
  readonly heavy: string;
  readonly light: string;
  /** Runs the questionnaire again, a year later, with the heavy team answering like this. */
  nextCampaign(heavyCode: number): Promise<string>;
}

/** An organisation with one published stress risk campaign in which team HEAVY asks for attention. */
export async function startPlanHouse(): Promise<PlanHouse> {
  const house = await startTestHouse();
  const organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ HEAVY: 16, LIGHT: 16, OTHER: 16, FOUR: 4 }));
  let hr = await organisation.signIn('hr');
  const answerYear = async (heavyCode: number, draft: { opensOn: string; closesOn: string }) => {
    const campaign = { questionnaireId: 'stress-risico', title: `Stress ${draft.opensOn}`, ...draft };
    const id = await launchCampaign(house, hr, campaign);
    const tokens = await tokensByUnit(house, organisation, id);
    for (const [unit, links] of tokens)
      await answerAll(house, id, links, (person) =>
        unit === 'HEAVY' ? heavyCode - (person % 2) : 1 + (person % 3),
      );
    await closeCampaign(house, hr, id);
    return id;
  };
  const campaignId = await answerYear(5, { opensOn: '2026-10-01', closesOn: '2026-10-20' });
  return {
    house,
    organisation,
    hr,
    management: await organisation.signIn('management'),
    adviser: await organisation.signIn('adviser'),
    council: await organisation.signIn('works-council'),
    campaignId,
    heavy: await organisation.unitId('HEAVY'),
    light: await organisation.unitId('LIGHT'),
    async nextCampaign(heavyCode) {
      hr = await organisation.signIn('hr');
      return answerYear(heavyCode, { opensOn: '2027-10-01', closesOn: '2027-10-20' });
    },
  };
}
