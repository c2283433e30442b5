import { createCipheriv, createECDH, createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { seal } from '../../server/crypto/credential-client.ts';
import { messageKey, sharedSecret } from '../../server/crypto/hpke-schedule.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import type { KeyPairBytes } from '../../server/crypto/key-pair.ts';
import {
  BOX_OVERHEAD,
  generateSealingKey,
  openBox,
  sealBox,
  sealingKeyFromScalar,
  sealingScalar,
} from '../../server/crypto/sealed-box.ts';
import { readVector } from './vectors/read-vector.ts';

const context = { info: Buffer.from('werkpeil/test'), aad: Buffer.from('campaign, scope, serial') };
const plaintext = new Uint8Array(Buffer.from('zeventien antwoorden'));

let pair: KeyPairBytes;
let privateKey: KeyObject;

beforeAll(async () => {
  pair = await generateSealingKey();
  privateKey = privateKeyFrom(pair.privateKey);
});

describe('RFC 9180 test vector of this suite', () => {
  const vector = readVector('rfc9180-p256-sha256-aes256gcm');
  const key = sealingKeyFromScalar(vector('skRm'));
  const vectorContext = { info: vector('info'), aad: vector('aad') };
  const box = Buffer.concat([vector('enc'), vector('ct')]);

  test('opens the box of the vector', () => {
    expect(openBox(key, box, vectorContext)).toEqual(new Uint8Array(vector('pt')));
  });

  test('seals the very same box from the same ephemeral key', () => {
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    expect(spki.subarray(-65).equals(vector('pkRm'))).toBe(true);
    const sealed = sealBox(spki, vector('pt'), vectorContext, vector('skEm'));
    expect(Buffer.from(sealed).equals(box)).toBe(true);
  });

  test('derives the key and the nonce of the vector', () => {
    const derived = messageKey(vector('shared_secret'), vector('info'));
    expect(derived).toEqual({ key: vector('key'), nonce: vector('base_nonce') });
  });

  test('derives the shared secret of the vector from the private key and the point in the box', () => {
    const recipient = createECDH('prime256v1');
    recipient.setPrivateKey(vector('skRm'));
    const dh = recipient.computeSecret(vector('enc'));
    expect(sharedSecret(dh, vector('enc'), vector('pkRm'))).toEqual(vector('shared_secret'));
  });

  test('encrypts a thousand messages to the published digest', () => {
    // Lengths, associated data and plaintexts come from SHAKE128 of nothing; the digest is over all ciphertexts.
    const source = createHash('shake128', { outputLength: 600_000 }).digest();
    const sink = createHash('shake128', { outputLength: 16 });
    let offset = 0;
    const draw = () => {
      const start = offset + 1;
      offset = start + source[offset]!;
      return source.subarray(start, offset);
    };
    const derived = messageKey(vector('shared_secret'), vector('info'));
    for (let sequence = 0; sequence < 1000; sequence += 1) {
      const nonce = Buffer.from(derived.nonce);
      nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
      const aad = draw();
      const cipher = createCipheriv('aes-256-gcm', derived.key, nonce).setAAD(aad);
      sink.update(cipher.update(draw())).update(cipher.final()).update(cipher.getAuthTag());
    }
    expect(sink.digest().equals(vector('encryptions_accumulated'))).toBe(true);
  });
});

describe('with @hpke/core', () => {
  test('opens what the browser client seals', async () => {
    const box = await seal(pair.publicKey, plaintext, context);
    expect(openBox(privateKey, box, context)).toEqual(plaintext);
  });

  test('seals what @hpke/core opens', async () => {
    const suite = new CipherSuite({
      kem: new DhkemP256HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes256Gcm(),
    });
    const bytes = new Uint8Array(pair.privateKey);
    const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('pkcs8', bytes, algorithm, true, ['deriveBits']);
    const box = new Uint8Array(sealBox(pair.publicKey, plaintext, context));
    const opened = await suite.open(
      { recipientKey: key, enc: box.slice(0, 65).buffer, info: new Uint8Array(context.info).buffer },
      box.slice(65).buffer,
      new Uint8Array(context.aad).buffer,
    );
    expect(new Uint8Array(opened)).toEqual(plaintext);
  });

  test('agrees on size: both add 81 bytes', async () => {
    const boxes = [
      await seal(pair.publicKey, plaintext, context),
      sealBox(pair.publicKey, plaintext, context),
    ];
    expect(boxes.map((box) => box.length)).toEqual([plaintext.length + 81, plaintext.length + BOX_OVERHEAD]);
  });
});

describe('a box', () => {
  test('gives back what was sealed, for any content and context', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(bytes, bytes, bytes, (content, info, aad) => {
        const box = sealBox(pair.publicKey, content, { info, aad });
        expect(openBox(privateKey, box, { info, aad })).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  test('does not open with another key, info or associated data', async () => {
    const box = sealBox(pair.publicKey, plaintext, context);
    const other = privateKeyFrom((await generateSealingKey()).privateKey);
    expect(openBox(other, box, context)).toBeNull();
    expect(openBox(privateKey, box, { ...context, info: Buffer.from('other') })).toBeNull();
    expect(openBox(privateKey, box, { ...context, aad: Buffer.from('other') })).toBeNull();
  });

  test('does not open after a change of any byte', () => {
    const box = sealBox(pair.publicKey, plaintext, context);
    for (let index = 0; index < box.length; index += 1) {
      const changed = box.slice();
      changed[index]! ^= 1;
      expect(openBox(privateKey, changed, context)).toBeNull();
    }
  });

  test('that is cut short, empty or random does not open and throws nothing', () => {
    const box = sealBox(pair.publicKey, plaintext, context);
    for (let length = 0; length < box.length; length += 1) {
      expect(openBox(privateKey, box.subarray(0, length), context)).toBeNull();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(openBox(privateKey, bytes, context)).toBeNull();
      }),
    );
  });

  test('with a point off the curve, at infinity or in compressed form does not open', () => {
    const box = sealBox(pair.publicKey, plaintext, context);
    const offCurve = box.slice();
    offCurve.fill(3, 1, 65);
    const infinity = box.slice();
    infinity.fill(0, 0, 65);
    const compressed = box.slice();
    compressed[0] = 2 + (box[64]! & 1);
    for (const bad of [offCurve, infinity, compressed]) {
      expect(openBox(privateKey, bad, context)).toBeNull();
    }
  });

  test('that names its point in another form than the standard one does not open, even when all else fits', () => {
    const point = Buffer.from(pair.publicKey.subarray(-65));
    const ephemeral = createECDH('prime256v1');
    ephemeral.generateKeys();
    const boxWith = (enc: Buffer) => {
      const { key, nonce } = messageKey(
        sharedSecret(ephemeral.computeSecret(point), enc, point),
        context.info,
      );
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context.aad);
      return Buffer.concat([enc, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    };
    expect(openBox(privateKey, boxWith(ephemeral.getPublicKey()), context)).toEqual(plaintext);
    expect(openBox(privateKey, boxWith(ephemeral.getPublicKey(null, 'hybrid')), context)).toBeNull();
  });

  test('of the same answers never looks the same twice', () => {
    const boxes = Array.from({ length: 50 }, () => sealBox(pair.publicKey, plaintext, context));
    expect(new Set(boxes.map((box) => Buffer.from(box).toString('hex'))).size).toBe(50);
  });
});

describe('a sealing key', () => {
  test('comes back from its 32 secret bytes', () => {
    const restored = sealingKeyFromScalar(sealingScalar(privateKey));
    const box = sealBox(pair.publicKey, plaintext, context);
    expect(openBox(restored, box, context)).toEqual(plaintext);
  });

  test('of another kind is refused when sealing', () => {
    expect(() => sealBox(new Uint8Array(91), plaintext, context)).toThrow('P-256');
  });
});
