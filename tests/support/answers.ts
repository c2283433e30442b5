import { inOrganisation } from '../../server/db/connection.ts';
import {
  answerAsPerson,
  type FilledIn,
  type Material,
  readMaterial,
} from '../../server/demonstration/simulated-person.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import type { Caller, TestHouse, TestOrganisation } from './test-house.ts';

/** Makes and launches a campaign of the whole organisation. */
export async function launchCampaign(
  house: TestHouse,
  hr: Caller,
  draft: Partial<{
    questionnaireId: string;
    variant: string;
    opensOn: string;
    closesOn: string;
    title: string;
    normId: string | null;
  }> = {},
): Promise<string> {
  const payload = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Werkbeleving',
    opensOn: '2026-10-01',
    closesOn: '2026-10-20',
    unitIds: [],
    ...draft,
  };
  const { id } = (await hr('POST', '/api/campaigns', payload)).json<{ id: string }>();
  const launched = await hr('POST', `/api/campaigns/${id}/launch`);
  if (launched.statusCode !== 202) throw new Error(launched.body);
  const failures = await house.runJobs();
  if (failures.length > 0) throw failures[0];
  return id;
}

export async function closeCampaign(house: TestHouse, hr: Caller, campaignId: string): Promise<void> {
  const closed = await hr('POST', `/api/campaigns/${campaignId}/close`);
  if (closed.statusCode !== 202) throw new Error(closed.body);
  const failures = await house.runJobs();
  if (failures.length > 0) throw failures[0];
}

/** Tokens of the links that were sent, by unit code. */
export async function tokensByUnit(
  house: TestHouse,
  organisation: TestOrganisation,
  campaignId: string,
): Promise<ReadonlyMap<string, string[]>> {
  return inOrganisation(house.doors.work, organisation.id, async (trx) => {
    const post = await trx
      .selectFrom('outbox')
      .innerJoin('employee', 'employee.email', 'outbox.recipient')
      .innerJoin('unit', 'unit.id', 'employee.unit_id')
      .select(['outbox.body', 'unit.code'])
      .where('outbox.campaign_id', '=', campaignId)
      .orderBy('employee.number')
      .execute();
    const tokens = new Map<string, string[]>();
    for (const { body, code } of post) {
      tokens.set(code, [...(tokens.get(code) ?? []), /#([\w-]{43})/.exec(body)?.[1] ?? '']);
    }
    return tokens;
  });
}

/** Everybody of these tokens answers every item with the code that `codeOf` gives. */
export async function answerAll(
  house: TestHouse,
  campaignId: string,
  tokens: readonly string[],
  codeOf: (person: number, item: number) => number,
): Promise<readonly string[]> {
  const material = await readMaterial(house.answer, campaignId);
  return Promise.all(
    tokens.map((token, person) =>
      answerAsPerson(
        house,
        material,
        token,
        fillIn(material.definition, (item) => codeOf(person, item)),
      ),
    ),
  );
}

export function fillIn(definition: Definition, codeOf: (item: number) => number): FilledIn {
  return {
    codes: itemsInOrder(definition).map((_, item) => codeOf(item)),
    background: definition.background.map(() => 0),
    openTexts: definition.openQuestions.map(() => ''),
  };
}

export type { Material };
