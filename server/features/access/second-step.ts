import { createHash } from 'node:crypto';
import { verify } from 'otplib';
import type { SettingsBox } from '../../crypto/settings-box.ts';
import { tidyCrockford } from '../../crypto/crockford.ts';
import type { Query } from '../../db/connection.ts';
import type { Stage } from '../../http/session.ts';
import { selectSecondSteps, useRecoveryCode, useTimeStep } from './queries.ts';

/** Roles that reach everybody's names or rights; in production they sign in with two steps. */
const TWO_STEPS_NEEDED = ['hr', 'administrator'];
/** One step of half a minute either side, for a phone whose clock is a little off. */
const TOLERANCE_SECONDS = 30;

export interface SecondSteps {
  readonly code: boolean;
  readonly passkey: boolean;
}

export interface Who {
  readonly organisationId: string;
  readonly accountId: string;
}

export async function secondStepsOf(gate: Query, who: Who): Promise<SecondSteps> {
  const row = await selectSecondSteps(gate, who).executeTakeFirst();
  return { code: row?.totpConfirmedAt != null, passkey: (row?.passkeys ?? 0) > 0 };
}

/** Where somebody stands after a right password. */
export function stageAfterPassword(steps: SecondSteps, roles: readonly string[], required: boolean): Stage {
  if (steps.code || steps.passkey) return 'password';
  return required && roles.some((role) => TWO_STEPS_NEEDED.includes(role)) ? 'enrol' : 'complete';
}

export function placeOfTotp({ organisationId, accountId }: Who): string {
  return `totp ${organisationId} ${accountId}`;
}

/** RFC 6238: six digits, SHA-1, half a minute; the step of the code, or null when it does not fit. */
export async function stepOfCode(secret: string, code: string, now: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS });
  return result.valid ? (result as { timeStep: number }).timeStep : null;
}

/** Whether the code is right and new: a code of the app works once, and so does a recovery code. */
export async function acceptCode(
  gate: Query,
  who: Who,
  { code, box, now }: { readonly code: string; readonly box: SettingsBox; readonly now: Date },
): Promise<boolean> {
  const typed = code.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(typed)) {
    const used = await useRecoveryCode(gate, who, hashRecoveryCode(typed), now).executeTakeFirst();
    return used.numUpdatedRows === 1n;
  }
  const row = await selectSecondSteps(gate, who).executeTakeFirst();
  if (!row?.totpSecret || !row.totpConfirmedAt) return false;
  const step = await stepOfCode(box.open(placeOfTotp(who), row.totpSecret), typed, now);
  if (step === null) return false;
  const used = await useTimeStep(gate, who, step).executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Recovery codes have 80 random bits, so a plain hash is enough. */
export function hashRecoveryCode(code: string): Buffer {
  return createHash('sha256').update(tidyCrockford(code)).digest();
}
