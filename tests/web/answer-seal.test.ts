import { describe, expect, test } from 'vitest';
import { isPin, keyOfPin, sealDraft, unsealDraft } from '../../web/src/lib/answer/draft-seal.ts';

const TEXT = '{"codes":[1,2,3]}';

describe('a draft on the device', () => {
  test('opens again, and its key cannot be read', async () => {
    const sealed = await sealDraft(TEXT, '2026-11-22', null);
    expect(await unsealDraft(sealed, null)).toBe(TEXT);
    await expect(crypto.subtle.exportKey('raw', sealed.key)).rejects.toThrow();
  });

  test('behind a code opens with that code only', async () => {
    const pin = await keyOfPin('314159');
    const sealed = await sealDraft(TEXT, '2026-11-22', pin);
    expect(await unsealDraft(sealed, await keyOfPin('314159', sealed.pin!.salt))).toBe(TEXT);
    expect(await unsealDraft(sealed, await keyOfPin('314158', sealed.pin!.salt))).toBeNull();
    expect(await unsealDraft(sealed, null)).toBeNull();
  });

  test('shows nothing of its text', async () => {
    const { sealed } = await sealDraft(TEXT, '2026-11-22', null);
    expect(new TextDecoder().decode(sealed)).not.toContain('codes');
  });
});

test.each([
  ['123456', true],
  ['12345', false],
  ['1234567', false],
  ['12a456', false],
  ['', false],
])('a code is six digits: %s', (code, right) => expect(isPin(code)).toBe(right));
