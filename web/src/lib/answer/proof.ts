import { fetchCredential, newRequest, sealBallot, sendBallot } from './ballot.ts';
import type { CredentialRequest, Draft } from './draft.ts';
import { emptyAnswers, type FilledIn } from './filled-in.ts';
import type { Material } from './material.ts';
import { ownCodes } from './own-codes.ts';

/** What one employee holds besides the answers: the credential, the request it came from, and the sealed box. */
export class Proof {
  #prepared = '';
  #request: CredentialRequest | null = null;
  #credential: string | null = null;
  #box: string | null = null;

  /** Whether there is something to answer with, or a request for it. */
  get isThere(): boolean {
    return this.#prepared !== '';
  }

  /** As a draft kept it; null takes all of it away. */
  take(draft: Draft | null): void {
    this.#prepared = draft?.prepared ?? '';
    this.#request = draft?.request ?? null;
    this.#credential = draft?.credential ?? null;
    this.#box = draft?.box ?? null;
  }

  /** Makes the request, once. It has to be kept before it is sent, so that a lost reply can be asked for again. */
  async ask(material: Material): Promise<void> {
    if (this.#request) return;
    const { prepared, request } = await newRequest(material);
    [this.#prepared, this.#request] = [prepared, request];
  }

  async fetch(material: Material, token: string, again: boolean): Promise<void> {
    if (!this.#request) throw new Error('There is no request to send');
    this.#credential = await fetchCredential(material, { token, again }, this.#prepared, this.#request);
  }

  /** Seals once; every attempt to send then sends the same box. */
  async seal(material: Material, answers: FilledIn): Promise<void> {
    this.#box ??= await sealBallot(material, this.#prepared, answers);
  }

  /** Gives the receipt. */
  send(material: Material): Promise<string> {
    if (this.#credential === null || this.#box === null) throw new Error('There is nothing to send');
    return sendBallot(material, this.#prepared, this.#credential, this.#box);
  }

  draft(
    { definition, manifestHash, campaignId, scope }: Material,
    answers: FilledIn,
    screen: string | null,
  ): Draft {
    const sealed = this.#box !== null;
    const { background, openTexts } = sealed ? emptyAnswers(definition) : answers;
    return {
      campaignId,
      scopeId: scope.id,
      manifestHash,
      prepared: this.#prepared,
      request: this.#request,
      credential: this.#credential,
      screen,
      box: this.#box,
      // Once sealed, only what never leaves the device is still kept readable.
      codes: sealed ? ownCodes(definition, answers.codes) : [...answers.codes],
      background: [...background],
      openTexts: [...openTexts],
    };
  }
}
