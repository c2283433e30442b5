import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { readMaterial } from '../../server/demonstration/simulated-person.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 12, B: 11, C: 6 }));
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

const statement = {
  theme: { nl: 'Verhuizing', en: '' },
  text: { nl: 'Ik heb zin in de verhuizing.', en: '' },
  higherIs: 'favourable',
  field4A: 'conditions',
};
const additions = {
  modules: ['team'],
  statements: [statement],
  questions: [{ nl: 'Wat heb je nodig voor de verhuizing?', en: '' }],
  openQuestions: false,
};
const draft = (changes: object) => ({
  questionnaireId: 'werkbeleving',
  variant: 'short',
  title: 'Werkbeleving',
  opensOn: '2026-10-01',
  closesOn: '2026-10-20',
  unitIds: [],
  ...changes,
});
const makeDraft = async (changes: object) =>
  (await hr('POST', '/api/campaigns', draft(changes))).json<{ id: string }>().id;

describe('a campaign with a module and an own theme', () => {
  let campaignId: string;

  beforeAll(async () => {
    campaignId = await launchCampaign(house, hr, { additions } as never);
    const tokens = await tokensByUnit(house, organisation, campaignId);
    await answerAll(house, campaignId, tokens.get('A') ?? [], () => 4);
    await answerAll(house, campaignId, tokens.get('B') ?? [], (person) => 1 + 2 * (person % 2));
    await closeCampaign(house, hr, campaignId);
  });

  test('is what the employee gets: 25 items, 10 of the module, one own statement, one own question', async () => {
    const { definition } = await readMaterial(house.answer, campaignId);
    expect(definition.scales.flatMap((scale) => scale.items)).toHaveLength(36);
    expect(definition.openQuestions.map((question) => question.text.nl)).toEqual([
      'Wat heb je nodig voor de verhuizing?',
    ]);
  });

  test('is shown to HR as it was asked, with its length', async () => {
    const detail = (await hr('GET', `/api/campaigns/${campaignId}`)).json();
    // 36 / 5 + 1.5 = 8.7 minutes.
    expect(detail).toMatchObject({ items: 36, minutes: 9, modules: [{ nl: 'Samenwerken in het team' }] });
    const asked = (await hr('GET', `/api/campaigns/${campaignId}/questions`)).json<{
      sections: { part?: string }[];
    }>();
    expect(asked.sections.at(-1)?.part).toBe('own');
  });

  test('publishes cells of the module and of the own theme', async () => {
    const scales = await inOrganisation(house.doors.web, organisation.id, (trx) =>
      trx
        .selectFrom('published_cell')
        .select('scale')
        .distinct()
        .where('campaign_id', '=', campaignId)
        .where('kind', '=', 'scale')
        .execute(),
    );
    const names = scales.map(({ scale }) => scale);
    expect(names).toContain('team-goals');
    expect(names.filter((name) => name.startsWith('own-'))).toHaveLength(1);
  });

  test('shows the own theme in the results: everyone agrees is 75; six never, five half is 25 rounded', async () => {
    interface Results {
      scales: { id: string; title: { nl: string } }[];
      children: { id: string; code: string }[];
      figures: Record<string, { mean?: number }>;
    }
    const resultsOf = async (query: string) =>
      (await hr('GET', `/api/campaigns/${campaignId}/results${query}`)).json<Results>();
    const { scales, children } = await resultsOf('');
    const own = scales.find((scale) => scale.title.nl === 'Verhuizing');
    const meanOf = async (code: string) => {
      const unit = children.find((child) => child.code === code);
      return (await resultsOf(`?unitId=${unit?.id}`)).figures[own?.id ?? '']?.mean ?? Number.NaN;
    };
    expect(await meanOf('A')).toBeCloseTo(75, 0);
    expect(await meanOf('B')).toBeCloseTo(25, 0);
  });
});

describe('a draft that does not fit', () => {
  test('is kept, says why, and is refused at launch', async () => {
    const tooLong = { ...statement, text: { nl: 'a'.repeat(130), en: '' } };
    const id = await makeDraft({ additions: { ...additions, modules: ['weg'], statements: [tooLong] } });
    const { preflight } = (await hr('GET', `/api/campaigns/${id}`)).json<{ preflight: object }>();
    expect(preflight).toMatchObject({
      obstacles: ['does-not-fit'],
      misfits: [
        { kind: 'unknown-module', about: 'weg' },
        { kind: 'text-too-long', about: 'a'.repeat(130) },
      ],
    });
    const launched = await hr('POST', `/api/campaigns/${id}/launch`);
    expect([launched.statusCode, launched.json<{ code: string }>().code]).toEqual([409, 'NOT_READY']);
  });

  test('is not taken with eleven statements, by the route nor by the database', async () => {
    const statements = Array.from({ length: 11 }, () => statement);
    const refused = await hr('POST', '/api/campaigns', draft({ additions: { ...additions, statements } }));
    expect(refused.statusCode).toBe(400);
    const id = await makeDraft({});
    await expect(
      inOrganisation(house.doors.web, organisation.id, (trx) =>
        trx
          .updateTable('campaign')
          .set({ additions: JSON.stringify({ ...additions, statements }) })
          .where('id', '=', id)
          .execute(),
      ),
    ).rejects.toThrow(/campaign_additions_within_limits/);
  });
});
