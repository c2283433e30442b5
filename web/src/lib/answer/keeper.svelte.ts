import { today } from '$lib/format';
import type { Draft } from './draft.ts';
import { keyOfPin, type PinKey } from './draft-seal.ts';
import {
  deleteDraft,
  deleteStore,
  findDraft,
  type Found,
  saveDraft,
  saveMaterial,
  unlockDraft,
} from './draft-store.ts';
import type { CampaignMaterial } from './material.ts';
import { forgetPage, keepPage } from './offline.ts';

export type Kept = 'not-yet' | 'kept' | 'failed';

/** Keeps the draft of one link on this device, one write after another; on a shared device it keeps nothing. */
export class Keeper {
  kept = $state<Kept>('not-yet');
  /** A device that others use as well. */
  shared = $state(false);
  locked = $state(false);
  #id = '';
  #pin = $state.raw<PinKey | null>(null);
  #kept: CampaignMaterial | null = null;
  #writing: Promise<void> = Promise.resolve();

  get hasPin(): boolean {
    return this.#pin !== null;
  }

  async find(id: string): Promise<Found> {
    this.#id = id;
    if (this.shared) return { kind: 'none' };
    return findDraft(id, today()).catch(() => ({ kind: 'none' as const }));
  }

  async unlock(code: string): Promise<Found> {
    const found = await unlockDraft(this.#id, code);
    this.#pin = found.pin ?? null;
    return found;
  }

  /** Writes the draft after whatever is being written now. */
  save(draft: Draft, material: CampaignMaterial): Promise<void> {
    if (this.shared) return Promise.resolve();
    const [id, pin] = [this.#id, this.#pin];
    this.#writing = this.#writing
      .then(async () => {
        if (this.#kept !== material) await saveMaterial(id, material);
        this.#kept = material;
        await saveDraft(id, draft, { today: today(), pin });
      })
      .then(
        () => void (this.kept = 'kept'),
        () => void (this.kept = 'failed'),
      );
    keepPage();
    return this.#writing;
  }

  async choosePin(code: string | null): Promise<void> {
    this.#pin = code === null ? null : await keyOfPin(code);
  }

  remove(): Promise<void> {
    this.#writing = this.#writing.then(() => deleteDraft(this.#id)).catch(() => {});
    [this.kept, this.#kept] = ['not-yet', null];
    return this.#writing;
  }

  /** Takes every trace of this site off the device. */
  async clean(): Promise<void> {
    await this.remove();
    await deleteStore();
    await forgetPage();
  }
}
