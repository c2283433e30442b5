import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Doors } from '../db/connection.ts';

interface Rim {
  readonly gate: Doors['gate'];
  readonly now: () => Date;
  /** Keys the hash of the address, so that the table holds nothing that can be looked up. */
  readonly secret: Uint8Array;
}

interface Counted {
  readonly current: number;
  readonly ttl: number;
}

type Told = (error: Error | null, counted?: Counted) => void;

/** Counts tries in the database, so that a limit holds over all processes together. One statement per try. */
export function tryStore({ gate, now, secret }: Rim) {
  return class TryStore {
    readonly #route: string;

    constructor(route: { readonly routeInfo?: { readonly url?: string } } = {}) {
      this.#route = route.routeInfo?.url ?? '';
    }

    incr(address: string, told: Told, timeWindow: number): void {
      const hash = createHmac('sha256', secret).update(`tries ${this.#route} ${address}`).digest();
      countTry(gate, hash, now(), timeWindow).then(
        (counted) => told(null, counted),
        (error: Error) => told(error),
      );
    }

    child(route: { readonly routeInfo?: { readonly url?: string } }): TryStore {
      return new TryStore(route);
    }
  };
}

async function countTry(gate: Doors['gate'], hash: Buffer, at: Date, windowMs: number): Promise<Counted> {
  const ends = new Date(at.getTime() + windowMs);
  const { rows } = await sql<{ tries: number; endsAt: Date }>`
    with swept as (delete from try_count where ends_at < ${at} and key_hash <> ${hash})
    insert into try_count as t (key_hash, tries, ends_at) values (${hash}, 1, ${ends})
    on conflict (key_hash) do update set
      tries = case when t.ends_at <= ${at} then 1 else t.tries + 1 end,
      ends_at = case when t.ends_at <= ${at} then ${ends} else t.ends_at end
    returning tries, ends_at as "endsAt"`.execute(gate);
  const { tries = 1, endsAt = ends } = rows[0] ?? {};
  return { current: tries, ttl: Math.max(0, endsAt.getTime() - at.getTime()) };
}
