import pg from 'pg';

/** What the background of a running house asks from time to time, whoever else works. */
const BACKGROUND = /\b(update|from) "?(job|outbox|mailing)"?\b/i;

/** Counts what is sent to the database in this process while the work is done: every statement, and the commits among them. */
export async function countStatements(work: () => Promise<unknown>) {
  const { prototype } = pg.Client as unknown as { prototype: { query(...args: unknown[]): unknown } };
  const original = prototype.query;
  const texts: string[] = [];
  prototype.query = function query(this: unknown, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
    if (!BACKGROUND.test(text)) texts.push(text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  const is = (words: RegExp) => texts.filter((text) => words.test(text)).length;
  const frame = is(/^\s*(begin|start transaction|commit|rollback|select set_config|select 1$)/i);
  return {
    all: texts.length,
    own: texts.length - frame,
    transactions: is(/^\s*(begin|start transaction)/i),
    texts,
  };
}
