import { randomUUID } from 'node:crypto';
import { inOrganisation } from '../../server/db/connection.ts';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import { scaleCells } from '../../server/privacy/scale-cells.ts';
import type { RunningHouse } from './running-house.ts';

interface Size {
  readonly units: number;
  readonly scales: number;
  readonly answers: number;
}

interface Node {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly n: number;
}

const ITEMS = 4;
const POSITIONS = ITEMS * 4 + 1;
const BATCH = 1000;
const words = (text: string) => ({ nl: text, en: text });

/** A published campaign of this size, with cells as the publisher codes them; nobody answered it. */
export async function largeCampaign(
  house: RunningHouse,
  { units, scales, answers }: Size,
): Promise<{ campaignId: string; teamId: string }> {
  const { organisationId } = house;
  const campaignId = randomUUID();
  const tree = makeTree(units, answers);
  const definition = makeDefinition(scales);
  const cells = makeCells(tree, definition);
  await inOrganisation(house.options.doors.web, organisationId, (trx) =>
    trx
      .insertInto('unit')
      .values(
        tree.map(({ id, parentId, code, name }) => ({
          organisation_id: organisationId,
          id,
          code: `${answers}-${code}`,
          name,
          parent_id: parentId,
        })),
      )
      .execute(),
  );
  await inOrganisation(house.options.doors.work, organisationId, (trx) =>
    trx
      .insertInto('campaign')
      .values({
        organisation_id: organisationId,
        id: campaignId,
        questionnaire_id: `large-${answers}`,
        questionnaire_version: '1.0.0',
        variant: 'standard',
        title: `${units} × ${scales}, ${answers}`,
        status: 'published',
        opens_on: '2026-09-01',
        closes_on: '2026-09-21',
        minimum_group: 5,
        definition: JSON.stringify(definition),
        manifest: '{}',
        created_at: new Date(),
        launched_at: new Date(),
        published_at: new Date(),
      })
      .execute(),
  );
  await inOrganisation(house.options.doors.work, organisationId, async (trx) => {
    const releaseId = randomUUID();
    await trx
      .insertInto('campaign_unit')
      .values(
        tree.map(({ id, parentId, code, name, n }) => ({
          organisation_id: organisationId,
          campaign_id: campaignId,
          unit_id: id,
          parent_unit_id: parentId,
          code,
          name,
          invited: parentId === null ? answers : n,
        })),
      )
      .execute();
    await trx
      .insertInto('release')
      .values({
        organisation_id: organisationId,
        id: releaseId,
        campaign_id: campaignId,
        number: 1,
        released_at: new Date(),
        rules: '{}',
        plans: '{}',
        digest: '',
      })
      .execute();
    for (let start = 0; start < cells.length; start += BATCH)
      await trx
        .insertInto('published_cell')
        .values(
          cells.slice(start, start + BATCH).map((cell) => ({
            organisation_id: organisationId,
            release_id: releaseId,
            campaign_id: campaignId,
            unit_id: cell.unit,
            kind: 'scale',
            scale: cell.scale,
            cell: JSON.stringify(cell),
          })),
        )
        .execute();
  });
  return { campaignId, teamId: tree.at(-1)?.id ?? '' };
}

/** One top, thirty departments, the rest teams; everybody answers in a team. */
function makeTree(units: number, answers: number): readonly Node[] {
  const departments = Math.min(30, Math.floor(units / 10));
  const teams = units - 1 - departments;
  const perTeam = Math.max(5, Math.round(answers / teams));
  const top: Node = { id: randomUUID(), parentId: null, code: 'ORG', name: 'Grootdam', n: perTeam * teams };
  const middle = Array.from({ length: departments }, (_, at): Node => ({
    id: randomUUID(),
    parentId: top.id,
    code: `A${String(at).padStart(3, '0')}`,
    name: `Afdeling ${at + 1}`,
    n: perTeam * Math.ceil(teams / departments),
  }));
  const leaves = Array.from({ length: teams }, (_, at): Node => ({
    id: randomUUID(),
    parentId: middle[at % departments]?.id ?? top.id,
    code: `T${String(at).padStart(4, '0')}`,
    name: `Team ${at + 1}`,
    n: perTeam,
  }));
  return [top, ...middle, ...leaves];
}

function makeDefinition(scales: number): Definition {
  return {
    id: 'large',
    version: '1.0.0',
    variant: 'standard',
    title: words('large'),
    purpose: words('large'),
    minimumGroup: 5,
    answerSets: {},
    sections: [],
    background: [],
    openQuestions: [],
    scales: Array.from({ length: scales }, (_, at) => ({
      id: `scale-${at + 1}`,
      code: `S${at + 1}`,
      core: false,
      title: words(`Onderwerp ${at + 1}`),
      measures: words(`Wat onderwerp ${at + 1} meet.`),
      higherIs: at % 3 === 0 ? ('unfavourable' as const) : ('favourable' as const),
      report: 'scale' as const,
      basis: [],
      field4A: 'content' as const,
      psa: 'none',
      minimumGroup: 5,
      items: [],
    })),
  };
}

function makeCells(tree: readonly Node[], { scales }: Definition) {
  const rng = rngFromSeed(1);
  return tree.flatMap((unit) =>
    scales.flatMap((scale) => {
      // Some teams lie apart, most do not.
      const shift = rng() < 0.04 ? 4 * (rng() < 0.5 ? -1 : 1) : 0;
      const middle = POSITIONS / 2 + shift + (rng() - 0.5);
      const histogram = Array.from({ length: POSITIONS }, () => 0);
      const drawn = Math.min(unit.n, 200);
      for (let person = 0; person < drawn; person += 1) {
        const at = Math.round(middle + (rng() + rng() + rng() - 1.5) * 5);
        const place = Math.min(POSITIONS - 1, Math.max(0, at));
        histogram[place] = (histogram[place] ?? 0) + 1;
      }
      const scaled = histogram.map((count) => Math.round((count * unit.n) / drawn));
      const n = scaled.reduce((sum, count) => sum + count, 0);
      const measure = {
        scale: scale.id,
        report: 'scale' as const,
        items: [],
        plan: { k: 5 } as never,
        sums: new Map(),
      };
      return scaleCells(measure, unit.id, {
        unit: unit.id,
        n,
        sameAs: null,
        elsewhereAtMost: 4,
        scoreHistogram: scaled,
        itemHistograms: [],
      });
    }),
  );
}
