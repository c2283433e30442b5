import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { BALLOT_INFO } from '../../server/crypto/ballot-format.ts';
import { generateSealingKey, openBox, sealBox } from '../../server/crypto/sealed-box.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';

const padding = constants.RSA_NO_PADDING;

/** Raw RSA-2048 with the check of the own result that RFC 9474 asks for: signatures a second on one thread. */
export function rawSigning(): (number: number) => number {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey(key);
  const message = Buffer.concat([Buffer.of(0), randomBytes(255)]);
  return (number) => {
    const begun = performance.now();
    for (let turn = 0; turn < number; turn += 1) {
      const signature = privateDecrypt({ key, padding }, message);
      if (!publicEncrypt({ key: publicKey, padding }, signature).equals(message))
        throw new Error('Wrong signature');
    }
    return (1000 * number) / (performance.now() - begun);
  };
}

/** Opening of sealed boxes of this size with the native cryptography, a second on one thread. */
export async function nativeOpening(plainBytes: number): Promise<(number: number) => number> {
  const pair = await generateSealingKey();
  const aad = randomBytes(80);
  const box = sealBox(pair.publicKey, randomBytes(plainBytes), { info: BALLOT_INFO, aad });
  const key = privateKeyFrom(pair.privateKey);
  return (number) => {
    const begun = performance.now();
    for (let turn = 0; turn < number; turn += 1)
      if (openBox(key, box, { info: BALLOT_INFO, aad }) === null) throw new Error('The box does not open');
    return (1000 * number) / (performance.now() - begun);
  };
}
