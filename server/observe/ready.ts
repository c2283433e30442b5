import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Doors } from '../db/connection.ts';

const PATIENCE_MS = 900;

interface Rim {
  readonly doors: Pick<Doors, 'gate' | 'answer' | 'work'>;
  /** Opens the key store, or throws. */
  readonly readKeys: () => Promise<unknown>;
}

/** `/health`: the process answers. `/ready`: it can also work; a proxy sends people elsewhere when it cannot. */
export function registerReady(app: FastifyInstance, { doors, readKeys }: Rim): void {
  app.get('/health', { schema: { hide: true } as object }, async () => ({ ok: true }));
  app.get('/ready', { schema: { hide: true } as object }, async (_request, reply) => {
    const [database, keys] = await Promise.all([
      works(() =>
        Promise.all([doors.gate, doors.answer, doors.work].map((door) => sql`select 1`.execute(door))),
      ),
      works(readKeys),
    ]);
    const ok = database && keys;
    void reply.header('cache-control', 'no-store');
    if (!ok) void reply.code(503).header('retry-after', '2');
    return { ok, database, keys };
  });
}

async function works(work: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((tell) => (timer = setTimeout(() => tell(false), PATIENCE_MS)));
  const done = work().then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
