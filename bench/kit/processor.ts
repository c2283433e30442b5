import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from './figure.ts';
import type { BenchHouse } from './house.ts';
import { processorSeconds, statOf } from './machine.ts';

export interface ProcessorUse {
  readonly product: number;
  readonly database: number;
  readonly client: number;
}

/** Processor seconds from now on of the product, of its database and of this program, which plays the people. */
export function watchProcessors({ product }: BenchHouse): () => ProcessorUse {
  const postmaster = readFileSync(join(product.cluster, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const read = (): ProcessorUse => {
    const { user, system } = process.cpuUsage();
    return {
      product: processorSeconds(product.pid()),
      database: familySeconds(postmaster),
      client: (user + system) / 1e6,
    };
  };
  const before = read();
  return () => {
    const after = read();
    return {
      product: after.product - before.product,
      database: after.database - before.database,
      client: after.client - before.client,
    };
  };
}

/** Of a process, of its children, and of the children that have ended. */
function familySeconds(parent: string): number {
  const children = readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && (pid === parent || statOf(pid)?.[1] === parent),
  );
  const ended = statOf(parent) ?? [];
  return children.reduce(
    (sum, pid) => sum + (processorSeconds(Number(pid)) || 0),
    (Number(ended[13]) + Number(ended[14])) / 100 || 0,
  );
}

/** What one ballot or journey costs each of the three: together they cannot be faster than the cores divided by the sum. */
export function sayProcessors(say: Say, of: string, each: readonly ProcessorUse[]): void {
  for (const who of ['product', 'database', 'client'] as const)
    say({
      figure: `processor of the ${who} per ${of}`,
      unit: 'ms',
      values: each.map((use) => 1000 * use[who]),
      better: 'less',
    });
}
