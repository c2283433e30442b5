import type { CampaignMaterial } from './material.ts';
import { type Draft, isFresh } from './draft.ts';
import { keyOfPin, PIN_TRIES, type PinKey, type SealedDraft, sealDraft, unsealDraft } from './draft-seal.ts';

/** What a browser keeps of one link: the draft, written at every answer, and beside it what was there to answer. */
interface Stored {
  readonly draft: SealedDraft;
}

export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly triesLeft: number }
  | { readonly kind: 'open'; readonly draft: Draft; readonly material: CampaignMaterial };

const NOTHING = { kind: 'none' } as const;
const DRAFTS = 'drafts';
/** The same for everybody in a campaign, so kept as it came; large, so written once. */
const MATERIAL = 'material';

export async function saveDraft(
  id: string,
  draft: Draft,
  { today, pin }: { today: string; pin: PinKey | null },
): Promise<void> {
  const stored: Stored = { draft: await sealDraft(JSON.stringify(draft), today, pin) };
  await inStore('readwrite', (store) => store.put(stored, id));
}

export async function saveMaterial(id: string, material: CampaignMaterial): Promise<void> {
  await inStore('readwrite', (store) => store.put(material, id), MATERIAL);
}

/** The draft of a link. Drafts that are too old, whoever's they are, are removed on the way. */
export async function findDraft(id: string, today: string): Promise<Found> {
  const ids = (await inStore('readonly', (store) => store.getAllKeys())) as string[];
  for (const other of ids) {
    const found = await read(other);
    if (!found?.draft || !isFresh(found.draft.savedOn, today)) await deleteDraft(other);
  }
  const stored = await read(id);
  if (!stored) return NOTHING;
  if (stored.draft.pin) return { kind: 'locked', triesLeft: PIN_TRIES - stored.draft.pin.tries };
  return opened(id, stored, null);
}

/** Tries a code. The fifth wrong one removes the draft. */
export async function unlockDraft(id: string, code: string): Promise<Found & { readonly pin?: PinKey }> {
  const stored = await read(id);
  if (!stored?.draft.pin) return NOTHING;
  const { pin: lock } = stored.draft;
  const counted = (tries: number) =>
    inStore('readwrite', (store) =>
      store.put({ ...stored, draft: { ...stored.draft, pin: { ...lock, tries } } }, id),
    );
  const tries = lock.tries + 1;
  await counted(tries);
  const pin = await keyOfPin(code, lock.salt);
  const found = await opened(id, stored, pin);
  if (found.kind === 'open') {
    await counted(0);
    return { ...found, pin };
  }
  if (tries < PIN_TRIES) return { kind: 'locked', triesLeft: PIN_TRIES - tries };
  await deleteDraft(id);
  return NOTHING;
}

async function opened(id: string, { draft }: Stored, pin: PinKey | null): Promise<Found> {
  const text = await unsealDraft(draft, pin);
  const material = await inStore('readonly', (store) => store.get(id), MATERIAL);
  if (text === null || !material) return NOTHING;
  return { kind: 'open', draft: JSON.parse(text) as Draft, material: material as CampaignMaterial };
}

export async function deleteDraft(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id));
  await inStore('readwrite', (store) => store.delete(id), MATERIAL);
}

/** Removes the whole store, whatever is in it. */
export function deleteStore(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('werkpeil');
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

function read(id: string): Promise<Stored | undefined> {
  return inStore('readonly', (store) => store.get(id) as IDBRequest<Stored | undefined>);
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
  name = DRAFTS,
): Promise<T> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(name, mode);
    const request = work(transaction.objectStore(name));
    return await new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('werkpeil', 2);
    request.onupgradeneeded = () => {
      for (const name of [DRAFTS, MATERIAL])
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('The store of this browser is in use'));
  });
}
