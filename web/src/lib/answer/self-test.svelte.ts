import type { Definition, Variant } from '../../../../server/domain/questionnaire/definition.ts';
import { type Answer, call } from '$lib/api';
import { emptyAnswers } from './filled-in.ts';
import type { MirrorMaterial } from './mirror/mirror-material.ts';
import { Walk } from './walk.svelte.ts';

export type Choice = Answer<'GET /api/self-test'>['questionnaires'][number];

/** A questionnaire for oneself: fetched once, then nothing leaves this page and nothing is kept by it. */
export class SelfTest extends Walk {
  stage = $state<'loading' | 'choose' | 'screen' | 'mirror' | 'failed'>('loading');
  choices = $state.raw<readonly Choice[]>([]);
  definition = $state.raw<Definition | null>(null);
  mirror = $state.raw<MirrorMaterial | null>(null);

  async open(): Promise<void> {
    await this.#fetch(async () => {
      this.choices = (await call('GET /api/self-test')).questionnaires;
      this.stage = 'choose';
    });
  }

  async begin(questionnaireId: string, variant: Variant, campaignId?: string): Promise<void> {
    await this.#fetch(async () => {
      const params = { questionnaireId, variant };
      const { definition, mirror } = await call('GET /api/self-test/:questionnaireId/:variant', {
        params,
        query: campaignId === undefined ? {} : { campaignId },
      });
      [this.definition, this.mirror] = [definition, mirror];
      this.fill(emptyAnswers(definition));
      this.stage = 'screen';
    });
  }

  protected override asked(): Definition | null {
    return this.definition;
  }

  protected override finish(): void {
    this.stage = 'mirror';
  }

  /** There is nothing to keep: closing the page forgets everything, and it says so. */
  override async keep(): Promise<void> {}

  async #fetch(work: () => Promise<void>): Promise<void> {
    this.stage = 'loading';
    await work().catch(() => (this.stage = 'failed'));
  }
}
