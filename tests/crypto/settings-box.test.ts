import { expect, test } from 'vitest';
import { settingsBox } from '../../server/crypto/settings-box.ts';

const box = settingsBox(new Uint8Array(32).fill(7));

test('a sealed secret opens in its own place', () => {
  expect(box.open('account 1', box.seal('account 1', 'JBSWY3DPEHPK3PXP'))).toBe('JBSWY3DPEHPK3PXP');
});

test('a sealed secret that was moved, changed or sealed elsewhere does not open', () => {
  const sealed = box.seal('account 1', 'JBSWY3DPEHPK3PXP');
  expect(() => box.open('account 2', sealed)).toThrow();
  const changed = Buffer.from(sealed);
  changed[14] = (changed[14] ?? 0) ^ 1;
  expect(() => box.open('account 1', changed)).toThrow();
  expect(() => settingsBox(new Uint8Array(32).fill(8)).open('account 1', sealed)).toThrow();
});

test('the same secret never looks the same twice', () => {
  expect(box.seal('a', 'x').equals(box.seal('a', 'x'))).toBe(false);
});
