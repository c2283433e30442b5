import { expect, test } from 'vitest';
import { blindSign, generateScopeKey } from '../../server/crypto/blind-signature.ts';
import { blind, fastScopeKey, prepare, drawSerial } from '../../server/crypto/fast-client.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import { Signer } from '../../server/crypto/signer.ts';

test('threads give the same signatures as the function, each to who asked for it, with more than one key', async () => {
  const pairs = await Promise.all([generateScopeKey(), generateScopeKey()]);
  const asked = Array.from({ length: 40 }, (_, number) => {
    const pair = pairs[number % 2]!;
    const { blindedMessage } = blind(fastScopeKey(pair.publicKey), prepare(drawSerial()));
    return { key: privateKeyFrom(pair.privateKey), blindedMessage };
  });
  const signer = new Signer();
  const signed = await Promise.all(asked.map(({ key, blindedMessage }) => signer.sign(key, blindedMessage)));
  const alone = await signer.sign(asked[0]!.key, asked[0]!.blindedMessage);
  await signer.close();
  const expected = asked.map(({ key, blindedMessage }) => blindSign(key, blindedMessage));
  expect(signed.map((signature) => ({ kind: 'signed', blindSignature: signature }))).toEqual(expected);
  expect(alone).toEqual(signed[0]);
});

test('a message that cannot be signed is refused and the others are not', async () => {
  const pair = await generateScopeKey();
  const key = privateKeyFrom(pair.privateKey);
  const { blindedMessage } = blind(fastScopeKey(pair.publicKey), prepare(drawSerial()));
  const signer = new Signer();
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, (_, number) =>
      signer.sign(key, number === 5 ? new Uint8Array(3) : blindedMessage),
    ),
  );
  await signer.close();
  expect(results.flatMap(({ status }, number) => (status === 'rejected' ? [number] : []))).toEqual([5]);
});
