import { randomBytes } from 'node:crypto';
import { grouped, toCrockford } from '../../../crypto/crockford.ts';
import type { Query } from '../../../db/connection.ts';
import { hashRecoveryCode, type Who } from '../second-step.ts';
import { countRecoveryCodes, deleteRecoveryCodes, insertRecoveryCodes } from './queries.ts';

const CODES = 10;
/** 80 bits: sixteen characters, in groups of four. */
const BYTES = 10;

/** New recovery codes in place of the old ones; shown once, kept as hashes. */
export async function renewRecoveryCodes(gate: Query, who: Who): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => grouped(toCrockford(randomBytes(BYTES)), 4));
  await deleteRecoveryCodes(gate, who).execute();
  await insertRecoveryCodes(gate, who, codes.map(hashRecoveryCode)).execute();
  return codes;
}

/** Codes for somebody who gets a second step for the first time; none when there are still unused ones. */
export async function firstRecoveryCodes(gate: Query, who: Who): Promise<string[]> {
  const { n } = await countRecoveryCodes(gate, who).executeTakeFirstOrThrow();
  return n > 0 ? [] : renewRecoveryCodes(gate, who);
}
