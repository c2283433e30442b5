import type { FastifyInstance } from 'fastify';
import { Kept } from '../../published/kept.ts';
import { planAttachments } from './attachments-routes.ts';
import type { CampaignFigures } from './figures.ts';
import { findings } from './findings-routes.ts';
import { inspectorFile } from './inspector-routes.ts';
import { planReviews } from './reviews-routes.ts';
import { plan, type PlanHouse } from './routes.ts';
import { planVersions } from './versions-routes.ts';

/** The chain from finding to inspector file. */
export async function planFeature(app: FastifyInstance, options: Omit<PlanHouse, 'figures'>): Promise<void> {
  const house = { ...options, figures: new Kept<CampaignFigures>(8) };
  await findings(app, house);
  await plan(app, house);
  await planAttachments(app, house);
  await planVersions(app, house);
  await planReviews(app, house);
  await inspectorFile(app, house);
}
