import { type Draft, fits, resumption } from './draft.ts';
import type { Found } from './draft-store.ts';
import { emptyAnswers } from './filled-in.ts';
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
import { freshOrKept } from './fresh-or-kept.ts';
import { Proof } from './proof.ts';
import { kindOfSecret, type Stage } from './stage.ts';
import { openTransfer, sealTransfer, type Transfer } from './transfer.ts';
import { Walk } from './walk.svelte.ts';

const NOTHING = { codes: [], background: [], openTexts: [] } as const;

/** Everything one employee does with one link, from opening it to the receipt. */
export class Answering extends Walk {
  stage = $state<Stage>({ kind: 'loading' });
  material = $state.raw<Material | null>(null);
  reviewed = $state(false);
  /** Whether this link may be used once more: not, not yet, or now. */
  overAgain = $state<'no' | 'later' | 'now'>('no');
  busy = $state(false);
  problem = $state<unknown>(null);
  /** Of a draft that is locked with a code. */
  triesLeft = $state(0);
  /** A device set up for many people: nothing can be kept on it, whatever is switched. */
  readonly kiosk: boolean;
  readonly keeper = new Keeper();

  #token = '';
  #moved = '';
  #issued = false;
  #startsOver = false;
  readonly #proof = new Proof();

  constructor(kiosk = false) {
    super();
    this.kiosk = kiosk;
    this.keeper.shared = kiosk;
  }

  /** Begins with what stands behind the # of the address: a link, or a draft from another device. */
  async open(secret: string): Promise<void> {
    this.stage = { kind: 'loading' };
    if (!globalThis.crypto?.subtle) return this.#stop('insecure');
    const kind = kindOfSecret(secret);
    if (kind === 'moved') {
      this.#moved = secret.slice(1);
      this.stage = { kind: 'words' };
      return;
    }
    if (kind !== 'link') return this.#stop(kind === 'none' ? 'no-link' : 'unknown-link');
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
        const { draft, material } = found;
        await this.#resume(draft, await freshOrKept(draft.campaignId, material));
      } else {
        await this.#follow(found.kind === 'open' ? found.draft : null);
      }
    } catch (error) {
      this.#stop(obstacleOf(error));
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
    this.fill(usable ?? empty);
    this.screenId = usable?.screen ?? null;
    this.#proof.take(usable);
    if (usable) this.keeper.kept = 'kept';
    const next = resumption(usable, this.#issued);
    if (next === 'used-elsewhere') this.#stop('used');
    else this.stage = { kind: next === 'send' ? 'send' : next === 'answer' ? 'screen' : 'welcome' };
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
      await this.#proof.ask(material);
      await this.keep();
      await this.#proof.fetch(material, this.#token, this.#startsOver);
      this.screenId = this.screens[0]?.id ?? null;
      await this.keep();
      this.stage = { kind: 'screen' };
    });
  }

  protected override asked() {
    return this.material?.definition ?? null;
  }

  protected override finish(): void {
    this.review();
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
      await this.#proof.seal(material, this);
      await this.keep();
      const receipt = await this.#proof.send(material);
      const codes = [...this.codes];
      await this.#forget();
      this.stage = { kind: 'done', receipt, codes };
    });
  }

  async setShared(shared: boolean): Promise<void> {
    this.keeper.shared = shared;
    if (shared) await this.keeper.clean();
    else if (this.#proof.isThere) await this.keep();
  }

  async choosePin(code: string | null): Promise<void> {
    await this.keeper.choosePin(code);
    await this.keep();
  }

  override keep(): Promise<void> {
    if (!this.#proof.isThere || !this.material) return Promise.resolve();
    return this.keeper.save(this.#draft(this.material), this.material);
  }

  #draft(material: Material): Draft {
    return this.#proof.draft(material, this, this.screenId);
  }

  /** The draft in digits, for a device that is given these words. */
  moveOut(words: readonly string[]): Promise<string> {
    return sealTransfer({ draft: this.#draft(this.material!), token: this.#token }, words);
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
    return this.#proof.isThere;
  }

  get token(): string {
    return this.#token;
  }

  /** The own link, for a QR code to begin on another device. */
  get link(): string {
    return `${location.origin}/s#${this.#token}`;
  }

  /** Nothing of the answers stays behind, on the device or in the page. */
  async #forget(): Promise<void> {
    this.#proof.take(null);
    this.fill(NOTHING);
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
