import type { CampaignMaterial } from './material.ts';
import { type Draft, isFresh } from './draft.ts';
import { keyOfPin, PIN_TRIES, type PinKey, type SealedDraft, sealDraft, unsealDraft } from './draft-seal.ts';

/** What a browser keeps of one link. The material is the same for everybody in the campaign and is kept as it came. */
interface Stored {
  readonly draft: SealedDraft;
  readonly material: CampaignMaterial;
}

export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly triesLeft: number }
  | { readonly kind: 'open'; readonly draft: Draft; readonly material: CampaignMaterial };

const NOTHING = { kind: 'none' } as const;
const STORE = 'drafts';

export async function saveDraft(
  id: string,
  draft: Draft,
  material: CampaignMaterial,
  { today, pin }: { today: string; pin: PinKey | null },
): Promise<void> {
  const stored: Stored = { draft: await sealDraft(JSON.stringify(draft), today, pin), material };
  await inStore('readwrite', (store) => store.put(stored, id));
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
  return opened(stored, null);
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
  const found = await opened(stored, pin);
  if (found.kind === 'open') {
    await counted(0);
    return { ...found, pin };
  }
  if (tries < PIN_TRIES) return { kind: 'locked', triesLeft: PIN_TRIES - tries };
  await deleteDraft(id);
  return NOTHING;
}

async function opened({ draft, material }: Stored, pin: PinKey | null): Promise<Found> {
  const text = await unsealDraft(draft, pin);
  return text === null ? NOTHING : { kind: 'open', draft: JSON.parse(text) as Draft, material };
}

export async function deleteDraft(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id));
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
): Promise<T> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
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
    const request = indexedDB.open('werkpeil', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('The store of this browser is in use'));
  });
}
