import type { KeyObject } from 'node:crypto';
import { privateKeyFrom } from '../../crypto/key-pair.ts';
import type { KeyStore } from '../../crypto/key-store.ts';

/** The private keys of open campaigns, parsed once. A campaign that closes is forgotten here as well. */
export class ScopeKeys {
  readonly #campaigns = new Map<string, Map<string, KeyObject>>();
  readonly #store: KeyStore;

  constructor(store: KeyStore) {
    this.#store = store;
  }

  async find(campaignId: string, scopeId: string): Promise<KeyObject | null> {
    const known = this.#campaigns.get(campaignId) ?? (await this.#read(campaignId));
    return known.get(scopeId) ?? null;
  }

  forget(campaignId: string): void {
    this.#campaigns.delete(campaignId);
  }

  async #read(campaignId: string): Promise<Map<string, KeyObject>> {
    const keys = await this.#store.readCampaignKeys(campaignId);
    const parsed = new Map(
      Object.entries(keys?.scopes ?? {}).map(([scopeId, pair]) => [scopeId, privateKeyFrom(pair.privateKey)]),
    );
    if (parsed.size > 0) this.#campaigns.set(campaignId, parsed);
    return parsed;
  }
}
