import type { Definition, Variant } from '../../../../server/domain/questionnaire/definition.ts';
import { type Answer, call } from '$lib/api';
import { emptyAnswers } from './filled-in.ts';
import type { Filling } from './filling.ts';
import type { MirrorMaterial } from './mirror/mirror-material.ts';
import { remainingMinutes } from './remaining-minutes.ts';
import { placeOf, type Screen, shownScreens } from './screens.ts';

export type Choice = Answer<'GET /api/self-test'>['questionnaires'][number];

/** A questionnaire for oneself: fetched once, then nothing leaves this page and nothing is kept by it. */
export class SelfTest implements Filling {
  stage = $state<'loading' | 'choose' | 'screen' | 'mirror' | 'failed'>('loading');
  choices = $state.raw<readonly Choice[]>([]);
  definition = $state.raw<Definition | null>(null);
  mirror = $state.raw<MirrorMaterial | null>(null);
  codes = $state<number[]>([]);
  screenId = $state<string | null>(null);
  single = $state(false);
  onward = $state(true);

  screens: readonly Screen[] = $derived(
    this.definition ? shownScreens(this.definition, this.codes, this.single ? 1 : undefined) : [],
  );
  at = $derived(placeOf(this.screens, this.screenId));
  screen = $derived(this.screens[this.at] ?? null);
  minutes = $derived(remainingMinutes(this.screens, this.at));

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
      this.codes = [...emptyAnswers(definition).codes];
      this.stage = 'screen';
    });
  }

  next(): void {
    const following = this.screens[this.at + 1];
    if (following) this.screenId = following.id;
    else this.stage = 'mirror';
  }

  back(): void {
    this.screenId = this.screens[this.at - 1]?.id ?? this.screenId;
  }

  /** There is nothing to keep: closing the page forgets everything, and it says so. */
  async keep(): Promise<void> {}

  async #fetch(work: () => Promise<void>): Promise<void> {
    this.stage = 'loading';
    await work().catch(() => (this.stage = 'failed'));
  }
}
