import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import type { CouncilCount } from './council-count.ts';

const Count = Type.Object(
  {
    answers: Type.Array(
      Type.Object({
        scopeId: Type.String(),
        ballots: Type.Array(
          Type.Object({
            codes: Type.Array(Type.Integer({ minimum: 0, maximum: 255 }), { maxItems: 1000 }),
            openTexts: Type.Array(Type.String({ maxLength: 5000 }), { maxItems: 20 }),
          }),
        ),
      }),
    ),
    receipts: Type.Array(Type.String({ maxLength: 20 })),
    refused: Type.Record(Type.String({ maxLength: 40 }), Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);

/** The count as the browser of the works council sent it, or null when it is none. */
export function readCount(bytes: Uint8Array): CouncilCount | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Value.Check(Count, value) ? (value as Static<typeof Count>) : null;
  } catch {
    return null;
  }
}
