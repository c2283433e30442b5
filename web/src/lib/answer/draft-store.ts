import type { Draft } from './draft.ts';
import { isFresh } from './draft.ts';

/** One draft as it lies on the device: sealed with a key that scripts can use but not read. */
interface StoredDraft {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  readonly savedOn: string;
}

const STORE = 'drafts';

export async function saveDraft(id: string, draft: Draft, today: string): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(draft));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
  const stored: StoredDraft = { key, iv, sealed, savedOn: today };
  await inStore('readwrite', (store) => store.put(stored, id));
}

/** The draft, or null when there is none that may still be opened. Drafts that are too old are removed on the way. */
export async function openDraft(id: string, today: string): Promise<Draft | null> {
  const ids = (await inStore('readonly', (store) => store.getAllKeys())) as string[];
  for (const other of ids) {
    const found = await read(other);
    if (found && !isFresh(found.savedOn, today)) await deleteDraft(other);
  }
  const stored = await read(id);
  if (!stored) return null;
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: stored.iv }, stored.key, stored.sealed);
    return JSON.parse(new TextDecoder().decode(text)) as Draft;
  } catch {
    return null;
  }
}

export async function deleteDraft(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id));
}

function read(id: string): Promise<StoredDraft | undefined> {
  return inStore('readonly', (store) => store.get(id) as IDBRequest<StoredDraft | undefined>);
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
