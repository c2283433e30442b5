import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { openSync, readSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKeyStore } from '../../server/crypto/key-store.ts';
import type { CampaignKeys } from '../../server/crypto/key-store.ts';

const pair = (seed: number) => ({
  publicKey: new Uint8Array(40).fill(seed),
  privateKey: new Uint8Array(60).fill(seed + 1),
});
const keys: CampaignKeys = { scopes: { s1: pair(1), s2: pair(3) }, sealing: pair(5) };

let dataDir: string;
let folder: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'key-store-'));
  folder = join(dataDir, 'keys');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('a first start', () => {
  test('makes a private folder with a private secret of 32 bytes', async () => {
    const { secrets } = await openKeyStore(dataDir);
    expect(secrets.jwtSecret).toHaveLength(32);
    expect(modeOf(folder)).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['installation.json']);
    expect(modeOf(join(folder, 'installation.json'))).toBe(0o600);
  });

  test('keeps the secret for every next start, and another installation has another', async () => {
    const first = await openKeyStore(dataDir);
    const again = await openKeyStore(dataDir);
    const elsewhere = await openKeyStore(join(dataDir, 'elsewhere'));
    expect(again.secrets).toEqual(first.secrets);
    expect(elsewhere.secrets).not.toEqual(first.secrets);
  });

  test('of eight processes at once ends with one secret', async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, () => openKeyStore(dataDir)));
    expect(new Set(stores.map((store) => Buffer.from(store.secrets.jwtSecret).toString('hex'))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['installation.json']);
  });

  test('takes its secret from the source of randomness it is given', async () => {
    const { secrets } = await openKeyStore(dataDir, (length) => new Uint8Array(length).fill(9));
    expect(secrets.jwtSecret).toEqual(new Uint8Array(32).fill(9));
  });
});

describe('a start is refused', () => {
  test.each([0o755, 0o750, 0o701, 0o720])('when the folder has mode %o', async (mode) => {
    mkdirSync(folder);
    chmodSync(folder, mode);
    await expect(openKeyStore(dataDir)).rejects.toThrow(
      `${folder} is open to others (mode ${mode.toString(8)})`,
    );
  });

  test.each([0o644, 0o640, 0o604, 0o620])('when a file in it has mode %o', async (mode) => {
    await openKeyStore(dataDir);
    const path = join(folder, 'installation.json');
    chmodSync(path, mode);
    await expect(openKeyStore(dataDir)).rejects.toThrow(`chmod 600 '${path}'`);
  });

  test('when a file is a link', async () => {
    await openKeyStore(dataDir);
    symlinkSync('/etc/hostname', join(folder, 'campaign-x.json'));
    await expect(openKeyStore(dataDir)).rejects.toThrow('is not a plain file');
  });

  test('when the secret is short or unreadable', async () => {
    await openKeyStore(dataDir);
    writeFileSync(join(folder, 'installation.json'), '{"jwtSecret":"c2hvcnQ","version":1}');
    await expect(openKeyStore(dataDir)).rejects.toThrow('holds no usable secret');
  });
});

describe('the keys of a campaign', () => {
  test('come back as they were stored, in a private file', async () => {
    const store = await openKeyStore(dataDir);
    await store.saveCampaignKeys('c-1', keys);
    expect(await store.readCampaignKeys('c-1')).toEqual(keys);
    expect(modeOf(join(folder, 'campaign-c-1.json'))).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['campaign-c-1.json', 'installation.json']);
  });

  test('may lack the sealing key, in works-council mode', async () => {
    const store = await openKeyStore(dataDir);
    await store.saveCampaignKeys('c1', { ...keys, sealing: null });
    expect((await store.readCampaignKeys('c1'))?.sealing).toBeNull();
  });

  test('are never replaced', async () => {
    const store = await openKeyStore(dataDir);
    await store.saveCampaignKeys('c1', keys);
    await expect(store.saveCampaignKeys('c1', { ...keys, sealing: null })).rejects.toThrow(
      'already has keys',
    );
    expect(await store.readCampaignKeys('c1')).toEqual(keys);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('are absent for an unknown campaign, and no id points outside the folder', async () => {
    const store = await openKeyStore(dataDir);
    expect(await store.readCampaignKeys('none')).toBeNull();
    for (const id of ['../installation', 'a/b', '', 'a'.repeat(65), 'x\0', '..']) {
      await expect(store.readCampaignKeys(id)).rejects.toThrow('Not the id of a campaign');
      await expect(store.shredCampaignKeys(id)).rejects.toThrow('Not the id of a campaign');
    }
  });
});

describe('shredding', () => {
  test('leaves a certificate and no key', async () => {
    const store = await openKeyStore(dataDir);
    await store.saveCampaignKeys('c1', keys);
    await store.saveCampaignKeys('c2', keys);
    const bytes = statSync(join(folder, 'campaign-c1.json')).size;
    const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
    expect(await store.shredCampaignKeys('c1')).toEqual({
      campaign: 'c1',
      fingerprints: {
        scopes: { s1: sha256(pair(1).publicKey), s2: sha256(pair(3).publicKey) },
        sealing: sha256(pair(5).publicKey),
      },
      destroyedFiles: ['campaign-c1.json'],
      bytes,
    });
    expect(await store.readCampaignKeys('c1')).toBeNull();
    expect(await store.readCampaignKeys('c2')).toEqual(keys);
    expect(readdirSync(folder).sort()).toEqual(['campaign-c2.json', 'installation.json']);
  });

  test('overwrites the bytes, so that a file still held open shows none of them', async () => {
    const store = await openKeyStore(dataDir);
    await store.saveCampaignKeys('c1', keys);
    const path = join(folder, 'campaign-c1.json');
    const before = readFileSync(path);
    const held = openSync(path, 'r');
    await store.shredCampaignKeys('c1');
    const after = Buffer.alloc(before.length);
    expect(readSync(held, after, 0, after.length, 0)).toBe(before.length);
    const same = after.filter((byte, index) => byte === before[index]).length;
    expect(same / before.length).toBeLessThan(0.05);
    expect(after.includes('privateKey')).toBe(false);
  });

  test('of a campaign without keys gives no certificate, also the second time', async () => {
    const store = await openKeyStore(dataDir);
    await store.saveCampaignKeys('c1', keys);
    await store.shredCampaignKeys('c1');
    expect(await store.shredCampaignKeys('c1')).toBeNull();
  });

  test('finishes what a power cut interrupted', async () => {
    const store = await openKeyStore(dataDir);
    await store.saveCampaignKeys('c1', keys);
    const path = join(folder, 'campaign-c1.json');
    writeFileSync(path, Buffer.alloc(statSync(path).size, 0xa5));
    expect(await store.shredCampaignKeys('c1')).toMatchObject({
      fingerprints: { scopes: {}, sealing: null },
    });
    expect(readdirSync(folder)).toEqual(['installation.json']);
  });
});

describe('what an interrupted write left behind', () => {
  test('is destroyed at the next start, unless it is so young that it may be in use', async () => {
    await openKeyStore(dataDir);
    const names = ['campaign-old.json.aa.tmp', 'campaign-young.json.bb.tmp'];
    for (const name of names) writeFileSync(join(folder, name), 'secret', { mode: 0o600 });
    utimesSync(join(folder, names[0]!), new Date(0), new Date(0));
    await openKeyStore(dataDir);
    expect(readdirSync(folder).sort()).toEqual([names[1], 'installation.json']);
  });
});
