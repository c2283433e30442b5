import { describe, expect, test } from 'vitest';
import { fromBase64url } from '../../server/crypto/base64url.ts';
import { utf8 } from '../../server/crypto/bytes.ts';
import { joinShares, makeCouncilKey, openSealed } from '../../server/crypto/council-client.ts';
import { seal } from '../../server/crypto/credential-client.ts';
import { sealBox } from '../../server/crypto/sealed-box.ts';

const context = { info: utf8('test'), aad: utf8('this ballot') };

describe('a key that the works council made', () => {
  test('opens with any two of its three shares what browser and server seal', async () => {
    const { publicKey, shares } = await makeCouncilKey();
    const spki = fromBase64url(publicKey)!;
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const joined = await joinShares([shares[a]!, shares[b]!.toLowerCase().replaceAll('-', ' ')], publicKey);
      if (joined.kind === 'refused') throw new Error(joined.reason);
      const plain = utf8(`answers ${a}${b}`);
      expect(await openSealed(joined.key, await seal(spki, plain, context), context)).toEqual(
        new Uint8Array(plain),
      );
      expect(await openSealed(joined.key, sealBox(spki, plain, context), context)).toEqual(
        new Uint8Array(plain),
      );
    }
  });

  test('does not open a ballot that was moved or changed, and throws nothing', async () => {
    const { publicKey, shares } = await makeCouncilKey();
    const joined = await joinShares(shares.slice(0, 2), publicKey);
    if (joined.kind === 'refused') throw new Error(joined.reason);
    const box = sealBox(fromBase64url(publicKey)!, utf8('answers'), context);
    expect(await openSealed(joined.key, box, { ...context, aad: utf8('another') })).toBeNull();
    box[80] = (box[80] ?? 0) ^ 1;
    expect(await openSealed(joined.key, box, context)).toBeNull();
    expect(await openSealed(joined.key, new Uint8Array(10), context)).toBeNull();
  });
});

describe('shares are refused', () => {
  test('when there is one, when one is damaged, and when they are no shares', async () => {
    const { publicKey, shares } = await makeCouncilKey();
    const [first = '', second = ''] = shares;
    expect(await joinShares([first, first], publicKey)).toMatchObject({ reason: 'too-few' });
    expect(await joinShares([first, second.slice(0, -4)], publicKey)).toMatchObject({ kind: 'refused' });
    expect(await joinShares([first, 'geen deel!'], publicKey)).toMatchObject({ reason: 'not-a-share' });
  });

  test('when they are of another campaign', async () => {
    const [own, other] = [await makeCouncilKey(), await makeCouncilKey()];
    expect(await joinShares(other.shares.slice(0, 2), own.publicKey)).toMatchObject({
      reason: 'another-key',
    });
  });
});
