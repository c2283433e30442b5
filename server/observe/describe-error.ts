/**
 * What a log may say about an error: its kind, its code and where in our code it happened. Never its words: a message of
 * the database, of a parser or of a mail server repeats what a person typed, an address or a token.
 */
export interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly frames: readonly string[];
}

const FRAMES = 8;

export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const word = (value: unknown) =>
    typeof value === 'string' && /^\w{1,80}$/.test(value) ? value : undefined;
  const [codeWord, tableWord, constraintWord] = [word(code), word(table), word(constraint)];
  return {
    type: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(codeWord === undefined ? {} : { code: codeWord }),
    ...(tableWord === undefined ? {} : { table: tableWord }),
    ...(constraintWord === undefined ? {} : { constraint: constraintWord }),
    frames: framesOf(error.stack ?? ''),
  };
}

/** The lines of a stack that name a place; the lines before them are the message. */
function framesOf(stack: string): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim().replace(/\(?(file:\/\/)?\/?\S*?\/((server|node_modules)\/)/, '($2'));
}
