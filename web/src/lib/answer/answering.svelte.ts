import { ApiError } from '$lib/api';
import { today } from '$lib/format';
import { fetchCredential, newRequest, sealBallot, sendBallot } from './ballot.ts';
import { type CredentialRequest, type Draft, fits, resumption } from './draft.ts';
import { deleteDraft, openDraft, saveDraft } from './draft-store.ts';
import { emptyAnswers } from './filled-in.ts';
import { AlteredMaterial, hashText, type Material, readMaterial } from './material.ts';
import { type MirrorLine, ownCodes, ownMirror } from './own-mirror.ts';
import { remainingMinutes } from './remaining-minutes.ts';
import { type Screen, shownScreens } from './screens.ts';

export type Obstacle =
  | 'no-link'
  | 'unknown-link'
  | 'used'
  | 'closed'
  | 'offline'
  | 'busy'
  | 'altered'
  | 'insecure'
  | 'refused'
  | 'other-ballot'
  | 'fault';

export type Stage =
  | { readonly kind: 'loading' | 'welcome' | 'screen' | 'review' | 'send' }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'done'; readonly receipt: string; readonly own: readonly MirrorLine[] };

export type Kept = 'not-yet' | 'kept' | 'failed';

/** Everything one employee does with one link, from opening it to the receipt. */
export class Answering {
  stage = $state<Stage>({ kind: 'loading' });
  material = $state.raw<Material | null>(null);
  codes = $state<number[]>([]);
  background = $state<number[]>([]);
  openTexts = $state<string[]>([]);
  screenId = $state<string | null>(null);
  /** A device that others use as well: nothing is kept on it. */
  shared = $state(false);
  kept = $state<Kept>('not-yet');
  reviewed = $state(false);
  busy = $state(false);
  problem = $state<unknown>(null);

  screens: readonly Screen[] = $derived(
    this.material && this.codes.length > 0 ? shownScreens(this.material.definition, this.codes) : [],
  );
  at = $derived(
    Math.max(
      this.screens.findIndex((screen) => screen.id === this.screenId),
      0,
    ),
  );
  screen = $derived(this.screens[this.at] ?? null);
  minutes = $derived(remainingMinutes(this.screens, this.at));

  #draftId = '';
  #request: CredentialRequest | null = null;
  #credential: string | null = null;
  #box: string | null = null;
  #writing: Promise<void> = Promise.resolve();

  async open(token: string): Promise<void> {
    this.stage = { kind: 'loading' };
    if (!globalThis.crypto?.subtle) return this.#stop('insecure');
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return this.#stop(token === '' ? 'no-link' : 'unknown-link');
    try {
      const material = await readMaterial(token);
      this.material = material;
      // The draft is found by the link as well: two people may answer one after the other on one device.
      this.#draftId = `${material.campaignId}/${(await hashText(token)).slice(0, 16)}`;
      const draft = await openDraft(this.#draftId, today()).catch(() => null);
      if (material.status !== 'open') return await this.#closed();
      this.#resume(draft);
    } catch (error) {
      this.#stop(obstacleOf(error));
    }
  }

  #resume(draft: Draft | null): void {
    const { definition, manifestHash, issued } = this.material!;
    const empty = emptyAnswers(definition);
    const usable = draft && fits(draft, manifestHash, empty) ? draft : null;
    const { codes, background, openTexts } = usable ?? empty;
    [this.codes, this.background, this.openTexts] = [[...codes], [...background], [...openTexts]];
    this.screenId = usable?.screen ?? null;
    this.#request = usable?.request ?? null;
    this.#credential = usable?.credential ?? null;
    this.#box = usable?.box ?? null;
    if (usable) this.kept = 'kept';
    const next = resumption(usable, issued);
    if (next === 'used-elsewhere') this.#stop('used');
    else this.stage = { kind: next === 'send' ? 'send' : next === 'answer' ? 'screen' : 'welcome' };
  }

  /** Fetches the credential. The request is kept before it goes out, so that a lost reply can be asked for again. */
  async begin(): Promise<void> {
    await this.#attempt(async () => {
      this.#request ??= await newRequest(this.material!);
      await this.keep();
      this.#credential = await fetchCredential(this.material!, this.#request);
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
    this.stage = { kind: 'send' };
    await this.#attempt(async () => {
      const material = this.material!;
      this.#box ??= await sealBallot(material, this.#request!, this);
      await this.keep();
      const receipt = await sendBallot(material, this.#request!, this.#credential!, this.#box);
      const own = ownMirror(material.definition, this.codes);
      await this.#forget();
      this.stage = { kind: 'done', receipt, own };
    });
  }

  async setShared(shared: boolean): Promise<void> {
    this.shared = shared;
    if (shared) await this.#remove();
    else if (this.#request) await this.keep();
  }

  /** Writes the draft after whatever is being written now. */
  keep(): Promise<void> {
    if (this.shared || !this.#request || !this.material) return Promise.resolve();
    const draft = this.#draft(this.#request);
    this.#writing = this.#writing
      .then(() => saveDraft(this.#draftId, draft, today()))
      .then(
        () => void (this.kept = 'kept'),
        () => void (this.kept = 'failed'),
      );
    return this.#writing;
  }

  #draft(request: CredentialRequest): Draft {
    const { definition, manifestHash } = this.material!;
    const { background, openTexts } = this.#box === null ? this : emptyAnswers(definition);
    return {
      manifestHash,
      request,
      credential: this.#credential,
      screen: this.screenId,
      box: this.#box,
      // Once sealed, only what never leaves the device is still kept readable.
      codes: this.#box === null ? [...this.codes] : ownCodes(definition, this.codes),
      background: [...background],
      openTexts: [...openTexts],
    };
  }

  #remove(): Promise<void> {
    this.#writing = this.#writing.then(() => deleteDraft(this.#draftId)).catch(() => {});
    this.kept = 'not-yet';
    return this.#writing;
  }

  /** Nothing of the answers stays behind, on the device or in the page. */
  async #forget(): Promise<void> {
    [this.#request, this.#credential, this.#box] = [null, null, null];
    [this.codes, this.background, this.openTexts] = [[], [], []];
    await this.#remove();
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

  /** Empties the page on a shared device that nobody is at any more. */
  async wipe(): Promise<void> {
    await this.#forget();
    this.#stop('used');
  }

  #stop(obstacle: Obstacle): void {
    this.stage = { kind: 'obstacle', obstacle };
  }
}

const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  UNKNOWN_LINK: 'unknown-link',
  LINK_USED: 'used',
  CAMPAIGN_CLOSED: 'closed',
  CREDENTIAL_REFUSED: 'refused',
  OTHER_BALLOT: 'other-ballot',
  OFFLINE: 'offline',
  BUSY: 'busy',
  TOO_MANY: 'busy',
};

/** Obstacles that a second try may find gone. */
function mayPass(obstacle: Obstacle): boolean {
  return obstacle === 'offline' || obstacle === 'busy' || obstacle === 'fault';
}

export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof AlteredMaterial) return 'altered';
  if (error instanceof ApiError) return OBSTACLES[error.code] ?? 'fault';
  return 'fault';
}
