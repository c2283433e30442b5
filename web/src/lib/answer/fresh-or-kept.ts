import { type CampaignMaterial, readCampaign } from './material.ts';
import { mayPass, obstacleOf } from './obstacles.ts';

/** With a credential in hand the link is not shown to the server again, and no connection is needed. */
export async function freshOrKept(campaignId: string, kept: CampaignMaterial): Promise<CampaignMaterial> {
  try {
    return await readCampaign(campaignId);
  } catch (error) {
    if (mayPass(obstacleOf(error))) return kept;
    throw error;
  }
}
