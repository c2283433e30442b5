import { fetchCredential, newRequest, sealBallot, sendBallot } from './ballot.ts';
import { type CredentialRequest, type Draft, fits, resumption } from './draft.ts';
import type { Found } from './draft-store.ts';
import { emptyAnswers, type FilledIn } from './filled-in.ts';
import { Keeper } from './keeper.svelte.ts';
import {
  type CampaignMaterial,
  followLink,
  hashText,
  inScope,
  type Material,
  readCampaign,
} from './material.ts';
import { mayPass, type Obstacle, obstacleOf } from './obstacles.ts';
import { ownCodes } from './own-codes.ts';
import { remainingMinutes } from './remaining-minutes.ts';
import { placeOf, type Screen, shownScreens } from './screens.ts';
import { openTransfer, sealTransfer, type Transfer } from './transfer.ts';

export type Stage =
  | { readonly kind: 'loading' | 'welcome' | 'screen' | 'review' | 'send' | 'pin' | 'words' }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'done'; readonly receipt: string; readonly codes: readonly number[] };

const LINK = /^[A-Za-z0-9_-]{43}$/;
const MOVED = /^r[0-9]{300,4000}$/;

/** Everything one employee does with one link, from opening it to the receipt. */
export class Answering {
  stage = $state<Stage>({ kind: 'loading' });
  material = $state.raw<Material | null>(null);
  codes = $state<number[]>([]);
  background = $state<number[]>([]);
  openTexts = $state<string[]>([]);
  screenId = $state<string | null>(null);
  reviewed = $state(false);
  /** Whether this link may be used once more: not, not yet, or now. */
  overAgain = $state<'no' | 'later' | 'now'>('no');
  busy = $state(false);
  problem = $state<unknown>(null);
  /** Of a draft that is locked with a code. */
  triesLeft = $state(0);
  /** One question at a time: on a screen too small for a block. */
  single = $state(false);
  /** On to the next question as soon as an answer is tapped. */
  onward = $state(true);
  /** A device set up for many people: nothing can be kept on it, whatever is switched. */
  readonly kiosk: boolean;
  readonly keeper = new Keeper();

  screens: readonly Screen[] = $derived(
    this.material && this.codes.length > 0
      ? shownScreens(this.material.definition, this.codes, this.single ? 1 : undefined)
      : [],
  );
  at = $derived(placeOf(this.screens, this.screenId));
  screen = $derived(this.screens[this.at] ?? null);
  minutes = $derived(remainingMinutes(this.screens, this.at));

  #token = '';
  #moved = '';
  #issued = false;
  #startsOver = false;
  #prepared = '';
  #request: CredentialRequest | null = null;
  #credential: string | null = null;
  #box: string | null = null;

  constructor(kiosk = false) {
    this.kiosk = kiosk;
    this.keeper.shared = kiosk;
  }

  /** Begins with what stands behind the # of the address: a link, or a draft from another device. */
  async open(secret: string): Promise<void> {
    this.stage = { kind: 'loading' };
    if (!globalThis.crypto?.subtle) return this.#stop('insecure');
    if (MOVED.test(secret)) {
      this.#moved = secret.slice(1);
      this.stage = { kind: 'words' };
      return;
    }
    if (!LINK.test(secret)) return this.#stop(secret === '' ? 'no-link' : 'unknown-link');
    this.#token = secret;
    // The draft is found by the link: two people may answer one after the other on one device.
    await this.#goOn(await this.keeper.find((await hashText(secret)).slice(0, 32)));
  }

  async unlock(code: string): Promise<void> {
    this.busy = true;
    const found = await this.keeper.unlock(code);
    this.busy = false;
    if (found.kind === 'none') this.#stop('wiped');
    else await this.#goOn(found);
  }

  async #goOn(found: Found): Promise<void> {
    try {
      if (found.kind === 'locked') {
        this.triesLeft = found.triesLeft;
        this.stage = { kind: 'pin' };
      } else if (found.kind === 'open' && found.draft.credential !== null) {
        await this.#resume(found.draft, await this.#freshOrKept(found));
      } else {
        await this.#follow(found.kind === 'open' ? found.draft : null);
      }
    } catch (error) {
      this.#stop(obstacleOf(error));
    }
  }

  /** With a credential in hand the link is not shown to the server again, and no connection is needed. */
  async #freshOrKept({ draft, material }: Found & { kind: 'open' }): Promise<CampaignMaterial> {
    try {
      return await readCampaign(draft.campaignId);
    } catch (error) {
      if (mayPass(obstacleOf(error))) return material;
      throw error;
    }
  }

  async #follow(draft: Draft | null): Promise<void> {
    const { campaignId, scopeId, issued, again } = await followLink(this.#token);
    this.#issued = issued;
    this.overAgain = again;
    const material = inScope(await readCampaign(campaignId), scopeId);
    this.material = material;
    await this.#resume(draft, material, scopeId);
  }

  async #resume(
    draft: Draft | null,
    campaign: CampaignMaterial,
    scopeId = draft?.scopeId ?? '',
  ): Promise<void> {
    this.material = inScope(campaign, scopeId);
    if (campaign.status !== 'open') return this.#closed();
    const empty = emptyAnswers(campaign.definition);
    const usable = draft && fits(draft, campaign.manifestHash, empty) ? draft : null;
    this.#fill(usable ?? empty);
    this.screenId = usable?.screen ?? null;
    this.#prepared = usable?.prepared ?? '';
    this.#request = usable?.request ?? null;
    this.#credential = usable?.credential ?? null;
    this.#box = usable?.box ?? null;
    if (usable) this.keeper.kept = 'kept';
    const next = resumption(usable, this.#issued);
    if (next === 'used-elsewhere') this.#stop('used');
    else this.stage = { kind: next === 'send' ? 'send' : next === 'answer' ? 'screen' : 'welcome' };
  }

  #fill({ codes, background, openTexts }: FilledIn): void {
    [this.codes, this.background, this.openTexts] = [[...codes], [...background], [...openTexts]];
  }

  /** Once per link, a day or more after the first time: for somebody whose answers are on no device any more. */
  startOver(): void {
    this.#startsOver = true;
    this.stage = { kind: 'welcome' };
  }

  /** Fetches the credential. The request is kept before it goes out, so that a lost reply can be asked for again. */
  async begin(): Promise<void> {
    await this.#attempt(async () => {
      const material = this.material!;
      if (!this.#request) {
        const { prepared, request } = await newRequest(material);
        [this.#prepared, this.#request] = [prepared, request];
      }
      await this.keep();
      this.#credential = await fetchCredential(
        material,
        { token: this.#token, again: this.#startsOver },
        this.#prepared,
        this.#request,
      );
      this.screenId = this.screens[0]?.id ?? null;
      await this.keep();
      this.stage = { kind: 'screen' };
    });
  }

  next(): void {
    const following = this.screens[this.at + 1];
    if (following) this.screenId = following.id;
    else this.review();
    void this.keep();
  }

  back(): void {
    const previous = this.screens[this.at - 1];
    if (previous) this.screenId = previous.id;
    void this.keep();
  }

  review(): void {
    this.reviewed = true;
    this.stage = { kind: 'review' };
  }

  goTo(screenId: string): void {
    this.screenId = screenId;
    this.stage = { kind: 'screen' };
  }

  /** Seals once; every attempt sends the same box. */
  async send(): Promise<void> {
    if (this.busy) return;
    this.stage = { kind: 'send' };
    await this.#attempt(async () => {
      const material = this.material!;
      this.#box ??= await sealBallot(material, this.#prepared, this);
      await this.keep();
      const receipt = await sendBallot(material, this.#prepared, this.#credential!, this.#box);
      const codes = [...this.codes];
      await this.#forget();
      this.stage = { kind: 'done', receipt, codes };
    });
  }

  async setShared(shared: boolean): Promise<void> {
    this.keeper.shared = shared;
    if (shared) await this.keeper.clean();
    else if (this.#prepared) await this.keep();
  }

  async choosePin(code: string | null): Promise<void> {
    await this.keeper.choosePin(code);
    await this.keep();
  }

  keep(): Promise<void> {
    if (!this.#prepared || !this.material) return Promise.resolve();
    return this.keeper.save(this.#draft(), this.material);
  }

  #draft(): Draft {
    const { definition, manifestHash, campaignId, scope } = this.material!;
    const { background, openTexts } = this.#box === null ? this : emptyAnswers(definition);
    return {
      campaignId,
      scopeId: scope.id,
      manifestHash,
      prepared: this.#prepared,
      request: this.#request,
      credential: this.#credential,
      screen: this.screenId,
      box: this.#box,
      // Once sealed, only what never leaves the device is still kept readable.
      codes: this.#box === null ? [...this.codes] : ownCodes(definition, this.codes),
      background: [...background],
      openTexts: [...openTexts],
    };
  }

  /** The draft in digits, for a device that is given these words. */
  moveOut(words: readonly string[]): Promise<string> {
    return sealTransfer({ draft: this.#draft(), token: this.#token }, words);
  }

  /** Takes over a draft from another device; false when the words are not the right ones. */
  async moveIn(words: readonly string[]): Promise<boolean> {
    const moved = await openTransfer(this.#moved, words);
    if (!moved) return false;
    await this.#takeOver(moved);
    return true;
  }

  async #takeOver({ draft, token }: Transfer): Promise<void> {
    try {
      this.#token = token;
      await this.keeper.find((await hashText(token)).slice(0, 32));
      await this.#resume(draft, await readCampaign(draft.campaignId));
      if (!this.keeper.shared) history.replaceState(history.state, '', `${location.pathname}#${token}`);
      await this.keep();
    } catch (error) {
      this.#stop(obstacleOf(error));
    }
  }

  /** Whether there is a proof to answer with; a rehearsal never has one, and keeps nothing. */
  get isStarted(): boolean {
    return this.#prepared !== '';
  }

  /** The own link, for a QR code to begin on another device. */
  get link(): string {
    return `${location.origin}/s#${this.#token}`;
  }

  /** Nothing of the answers stays behind, on the device or in the page. */
  async #forget(): Promise<void> {
    [this.#prepared, this.#request, this.#credential, this.#box] = ['', null, null, null];
    [this.codes, this.background, this.openTexts] = [[], [], []];
    await (this.keeper.shared ? this.keeper.clean() : this.keeper.remove());
  }

  async #closed(): Promise<void> {
    await this.#forget();
    this.#stop('closed');
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      const obstacle = obstacleOf(error);
      if (obstacle === 'closed') await this.#closed();
      else if (mayPass(obstacle)) this.problem = error;
      else {
        // Other answers count already, so these have nowhere to go.
        if (obstacle === 'other-ballot') await this.#forget();
        this.#stop(obstacle);
      }
    } finally {
      this.busy = false;
    }
  }

  /** Empties page and device: somebody chose to, or left a shared device alone. */
  async wipe(): Promise<void> {
    await this.#forget();
    await this.keeper.clean();
    this.#token = '';
    this.#stop('wiped');
  }

  #stop(obstacle: Obstacle): void {
    this.stage = { kind: 'obstacle', obstacle };
  }
}
