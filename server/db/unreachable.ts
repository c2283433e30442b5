/** The database is away, starting, stopping, full or out of connections: try again later, nothing was done. */
const LATER: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
  // connection failures; shut down, crashed, not yet up; no disk, no memory, no place; only for reading (a fail-over)
  ...[
    '08000',
    '08001',
    '08003',
    '08004',
    '08006',
    '08P01',
    '57P01',
    '57P02',
    '57P03',
    '53100',
    '53200',
    '53300',
  ],
  '25006',
]);

/** What the driver says without a code. */
const WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Cannot use a pool)/;

/** Whether this error says that the database could not be used at this moment, and not that something is wrong with us. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && LATER.has(code)) return true;
  return error instanceof Error && typeof message === 'string' && WORDS.test(message);
}
