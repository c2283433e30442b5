import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from './canonical-json.ts';

/** SHA-256 of the one text of a value, hexadecimal: what the browser computes from the same value. */
export function hashJson(value: object): string {
  return createHash('sha256')
    .update(canonicalJson(value as unknown as JsonValue))
    .digest('hex');
}
