/** How large and how deep a file from outside may be. A survey of a thousand questions in five languages fits easily. */
export const LIMITS = {
  characters: 5_000_000,
  depth: 40,
  xmlDepth: 12,
  rows: 20_000,
  cellCharacters: 20_000,
  questions: 1_000,
  expressionCharacters: 2_000,
  expressionDepth: 20,
} as const;

/** A file that is not what it should be. Thrown inside this room only; every import turns it into one problem. */
export class Refusal extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** Counts levels without recursion, so that a file made to overflow the stack is refused like any other. */
export function isTooDeep(value: unknown, limit: number = LIMITS.depth): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((entry) => (typeof entry === 'object' && entry ? Object.values(entry) : []));
  }
  return false;
}
