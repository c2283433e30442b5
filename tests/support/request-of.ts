import type { Contract } from '../../server/http/contract.ts';
import { exampleOf } from '../../server/http/example-of.ts';
import type { Things } from './furnished-organisation.ts';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: object | Buffer;
  readonly headers?: Record<string, string>;
}

/** A call of this route that names the given things wherever the contract lets it name one. */
export function requestOf(key: string, contract: Contract, things: Things): Asked {
  const [method = '', path = ''] = key.split(' ');
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const thing = nameIn(path, name, things);
    if (!thing) throw new Error(`${key}: furnishOrganisation makes no ${name}`);
    return thing;
  });
  const query = new URLSearchParams();
  for (const name of Object.keys(propertiesOf(contract.query)))
    if (things[name] && !(name === 'version' && path.startsWith('/api/plan/'))) query.set(name, things[name]);
  const address = query.size > 0 ? `${url}?${query}` : url;
  const asked = { method: method as Asked['method'], url: address };
  if (contract.upload) {
    const headers = { 'content-type': 'application/octet-stream' };
    return { ...asked, body: Buffer.from('a;b\n1;2\n'), headers };
  }
  return contract.body ? { ...asked, body: withThings(exampleOf(contract.body), things) as object } : asked;
}

/** Two nouns share a word: a cause of a finding or of a team session, a session of an account or of a team. */
function nameIn(path: string, name: string, things: Things): string | undefined {
  if (path.startsWith('/api/sessions/') && name === 'sessionId') return things.teamSessionId;
  if (path.startsWith('/api/sessions/') && name === 'causeId') return things.teamCauseId;
  return things[name];
}

export function propertiesOf(schema: unknown): Readonly<Record<string, unknown>> {
  return (schema as { properties?: Record<string, unknown> } | undefined)?.properties ?? {};
}

/** The names under which a body points at something; other words of a body only look like it. */
const POINTS = /Id$|Ids$|^scale$|^topics$/;

function withThings(value: unknown, things: Things, name = ''): unknown {
  if (Array.isArray(value)) {
    const thing = things[name] ?? things[name.replace(/s$/, '')];
    if (thing && POINTS.test(name)) return thing.split(',');
    return value.map((one) => withThings(one, things, name));
  }
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        name === 'rows' && key === 'id' ? things.rowId : withThings(one, things, key),
      ]),
    );
  return (typeof value === 'string' && POINTS.test(name) && things[name]) || value;
}
