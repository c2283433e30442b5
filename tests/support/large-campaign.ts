import { randomUUID } from 'node:crypto';
import { inOrganisation } from '../../server/db/connection.ts';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import { scaleCells, withheldCell } from '../../server/privacy/scale-cells.ts';
import type { Doors } from '../../server/db/connection.ts';

/** Where the campaign is put. */
interface Place {
  readonly options: { readonly doors: Pick<Doors, 'web' | 'work'> };
  readonly organisationId: string;
}

interface Size {
  readonly units: number;
  readonly scales: number;
  readonly answers: number;
  readonly years?: number;
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
/** The two that the quadrants are made of stand first. */
const NAMED = [
  { id: 'work-pressure', title: 'Werkdruk' },
  { id: 'autonomy', title: 'Regelmogelijkheden' },
];
const words = (text: string) => ({ nl: text, en: text });

/** Published campaigns of one series, a year apart, with cells as the publisher codes them; nobody answered them. */
export async function largeCampaign(
  house: Place,
  { units, scales, answers, years = 1 }: Size,
): Promise<{ campaignId: string; teamId: string; campaignIds: readonly string[] }> {
  const tree = makeTree(units, answers);
  await insertUnits(house, tree);
  const campaignIds: string[] = [];
  for (let year = 2026 - years + 1; year <= 2026; year += 1) {
    const campaignId = randomUUID();
    campaignIds.push(campaignId);
    await publish(house, { campaignId, year, tree, definition: makeDefinition(scales), answers });
  }
  return { campaignId: campaignIds.at(-1) ?? '', teamId: tree.at(-1)?.id ?? '', campaignIds };
}

function insertUnits({ options, organisationId }: Place, tree: readonly Node[]) {
  return inOrganisation(options.doors.web, organisationId, (trx) =>
    trx
      .insertInto('unit')
      .values(
        tree.map(({ id, parentId, code, name }) => ({
          organisation_id: organisationId,
          id,
          code,
          name,
          parent_id: parentId,
        })),
      )
      .execute(),
  );
}

interface Published {
  readonly campaignId: string;
  readonly year: number;
  readonly tree: readonly Node[];
  readonly definition: Definition;
  readonly answers: number;
}

function publish({ options, organisationId }: Place, about: Published) {
  const { campaignId, year, tree, definition, answers } = about;
  const of = { organisation_id: organisationId, campaign_id: campaignId };
  const moment = new Date(`${year}-09-22T08:00:00Z`);
  return inOrganisation(options.doors.work, organisationId, async (trx) => {
    await trx
      .insertInto('campaign')
      .values({
        organisation_id: organisationId,
        id: campaignId,
        questionnaire_id: `large-${answers}`,
        questionnaire_version: '1.0.0',
        variant: 'standard',
        title: `Werkbeleving ${year}`,
        status: 'published',
        opens_on: `${year}-09-01`,
        closes_on: `${year}-09-21`,
        minimum_group: 5,
        definition: JSON.stringify(definition),
        manifest: '{}',
        created_at: moment,
        launched_at: moment,
        published_at: moment,
      })
      .execute();
    const frozen = tree.map(({ id, parentId, code, name, n }) => ({
      ...of,
      unit_id: id,
      parent_unit_id: parentId,
      code,
      name,
      // Everybody is invited in a team.
      invited: code.startsWith('T') ? n : 0,
    }));
    await trx.insertInto('campaign_unit').values(frozen).execute();
    const counted = Math.round(frozen.reduce((sum, { invited }) => sum + invited, 0) * 0.71);
    await trx
      .insertInto('tally')
      .values({ ...of, counted, invalid: 0, certificate: '{}' })
      .execute();
    const releaseId = randomUUID();
    await trx
      .insertInto('release')
      .values({ ...of, id: releaseId, number: 1, released_at: moment, rules: '{}', plans: '{}', digest: '' })
      .execute();
    const cells = makeCells(tree, definition, year);
    for (let start = 0; start < cells.length; start += BATCH)
      await trx
        .insertInto('published_cell')
        .values(
          cells.slice(start, start + BATCH).map((cell) => ({
            ...of,
            release_id: releaseId,
            unit_id: cell.unit,
            kind: 'scale',
            scale: cell.scale,
            cell: JSON.stringify(cell),
          })),
        )
        .execute();
  });
}

/** One top, thirty departments, the rest teams; everybody answers in a team. */
function makeTree(units: number, answers: number): readonly Node[] {
  const departments = Math.min(30, Math.floor(units / 10));
  const teams = units - 1 - departments;
  const perTeam = Math.max(5, Math.round(answers / teams));
  const top: Node = {
    id: randomUUID(),
    parentId: null,
    code: `ORG-${answers}`,
    name: 'Grootdam',
    n: perTeam * teams,
  };
  const middle = Array.from({ length: departments }, (_, at): Node => ({
    id: randomUUID(),
    parentId: top.id,
    code: `A${String(at).padStart(3, '0')}-${answers}`,
    name: `Afdeling ${at + 1}`,
    n: perTeam * Math.ceil(teams / departments),
  }));
  const leaves = Array.from({ length: teams }, (_, at): Node => ({
    id: randomUUID(),
    parentId: middle[at % departments]?.id ?? top.id,
    code: `T${String(at).padStart(4, '0')}-${answers}`,
    name: `Team ${at + 1}`,
    // Here and there a team that is too small.
    n: at % 17 === 16 ? 4 : perTeam,
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
      id: NAMED[at]?.id ?? `scale-${at + 1}`,
      code: `S${at + 1}`,
      core: false,
      title: words(NAMED[at]?.title ?? `Onderwerp ${at + 1}`),
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

function makeCells(tree: readonly Node[], { scales }: Definition, seed: number) {
  const rng = rngFromSeed(seed);
  return tree.flatMap((unit) =>
    scales.flatMap((scale) => {
      const measure = {
        scale: scale.id,
        report: 'scale' as const,
        items: [],
        plan: { k: 5 } as never,
        sums: new Map(),
      };
      if (unit.n < 5) return [withheldCell(measure, unit.id)];
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
