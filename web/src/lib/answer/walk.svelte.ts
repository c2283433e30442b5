import type { Definition } from '../../../../server/domain/questionnaire/definition.ts';
import type { FilledIn } from './filled-in.ts';
import type { Filling } from './filling.ts';
import { remainingMinutes } from './remaining-minutes.ts';
import { placeOf, type Screen, shownScreens } from './screens.ts';

/** What somebody has answered, and where they are among the screens: with a link, for oneself, or to look at. */
export abstract class Walk implements Filling {
  codes = $state<number[]>([]);
  background = $state<number[]>([]);
  openTexts = $state<string[]>([]);
  screenId = $state<string | null>(null);
  /** One question at a time: on a screen too small for a block. */
  single = $state(false);
  /** On to the next question as soon as an answer is tapped. */
  onward = $state(true);

  screens: readonly Screen[] = $derived.by(() => {
    const definition = this.asked();
    if (definition === null || this.codes.length === 0) return [];
    return shownScreens(definition, this.codes, this.single ? 1 : undefined);
  });
  at = $derived(placeOf(this.screens, this.screenId));
  screen = $derived(this.screens[this.at] ?? null);
  minutes = $derived(remainingMinutes(this.screens, this.at));

  /** The questionnaire that is walked through; null before there is one. */
  protected abstract asked(): Definition | null;
  /** After the last screen. */
  protected abstract finish(): void;
  abstract keep(): Promise<void>;

  fill({ codes, background, openTexts }: FilledIn): void {
    [this.codes, this.background, this.openTexts] = [[...codes], [...background], [...openTexts]];
  }

  next(): void {
    const following = this.screens[this.at + 1];
    if (following) this.screenId = following.id;
    else this.finish();
    void this.keep();
  }

  back(): void {
    const previous = this.screens[this.at - 1];
    if (previous) this.screenId = previous.id;
    void this.keep();
  }
}
