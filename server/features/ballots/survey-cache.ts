import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Query } from '../../db/connection.ts';
import { itemsInOrder } from '../../domain/questionnaire/asked-items.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { estimateMinutes } from '../../domain/questionnaire/minutes.ts';
import type { Manifest } from '../../crypto/manifest.ts';
import { selectPublicCampaign } from './queries.ts';

/** A campaign that HR closes or prolongs says so after this long at the latest; a ballot that comes too late is refused at once. */
const FRESH_MS = 2_000;
const MOST = 200;

export interface Survey {
  readonly organisation: string;
  readonly status: 'open' | 'closed' | 'published';
  readonly closesOn: string;
  readonly minutes: number;
  readonly manifest: Manifest;
  readonly definition: Definition;
}

export interface WrittenSurvey {
  readonly survey: Survey;
  readonly text: string;
  readonly zipped: Buffer;
}

/**
 * What everybody who answers reads first, the same bytes for everybody: read and written out once in a while and not once
 * per person. Ten thousand people in ten minutes cost the database as many readings as there are pairs of seconds.
 */
export class SurveyCache {
  readonly #answer: Query;
  readonly #kept = new Map<string, { readonly at: number; readonly made: Promise<WrittenSurvey | null> }>();

  constructor(answer: Query) {
    this.#answer = answer;
  }

  /** Null for a campaign that does not exist or is a draft. */
  async get(campaignId: string, now = performance.now()): Promise<WrittenSurvey | null> {
    const kept = this.#kept.get(campaignId);
    if (kept && now - kept.at < FRESH_MS) return kept.made;
    const made = this.#make(campaignId, await kept?.made.catch(() => null));
    this.#kept.delete(campaignId);
    this.#kept.set(campaignId, { at: now, made });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    try {
      const survey = await made;
      // What does not exist now may be launched in a moment.
      if (!survey) this.#kept.delete(campaignId);
      return survey;
    } catch (error) {
      this.#kept.delete(campaignId);
      throw error;
    }
  }

  async #make(campaignId: string, before: WrittenSurvey | null | undefined): Promise<WrittenSurvey | null> {
    const campaign = await selectPublicCampaign(this.#answer, campaignId).executeTakeFirst();
    if (!campaign) return null;
    const definition = campaign.definition as Definition;
    const minutes = estimateMinutes(itemsInOrder(definition).length, definition.openQuestions.length);
    const survey = { ...campaign, minutes, manifest: campaign.manifest as Manifest, definition };
    const text = JSON.stringify(survey);
    if (before?.text === text) return before;
    return { survey, text, zipped: await promisify(gzip)(text) };
  }
}
