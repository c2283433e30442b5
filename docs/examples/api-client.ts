/**
 * A client of the machine API in one file, without packages: copy it and change it. Node 20 or newer.
 *
 * Make a key under Instellingen → Koppelingen (settings → connections) with the scopes `campaigns:read`, `results:read`,
 * `plan:read`, `organisation:write` and `accounts:write`; the description of every route is at `/api/openapi.json` on the manage site.
 * `tests/features/api-client.test.ts` runs this file against the product.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Campaign {
  readonly id: string;
  readonly questionnaireId: string;
  readonly title: string;
  readonly status: 'draft' | 'open' | 'closed' | 'published';
  readonly opensOn: string;
  readonly closesOn: string;
}

/** A published mean, or the fact that it is withheld: never a zero, never a guess. */
export type Figure =
  | { readonly withheld: true }
  | {
      readonly withheld: false;
      readonly mean: number;
      readonly n: { readonly from: number; readonly to: number | null };
    };

export interface Results {
  readonly unit: { readonly id: string; readonly name: string };
  readonly scales: readonly {
    readonly id: string;
    readonly title: { readonly nl: string; readonly en: string };
  }[];
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface YearEvent {
  readonly key: string;
  readonly kind: string;
  readonly on: string;
  readonly title: { readonly nl: string; readonly en: string };
}

export interface AccountChange {
  readonly kind: 'new' | 'changed' | 'disabled';
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
}

interface AccountsPreview {
  readonly digest: string;
  readonly changes: readonly AccountChange[];
  /** The line of the file, what is wrong with it as a code, and the text that is meant. */
  readonly problems: readonly { readonly line: number; readonly code: string; readonly value: string }[];
}

/** What the server refused, and why: `code` does not change between versions, the sentence may. */
export class WerkpeilError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export class WerkpeilClient {
  readonly #base: string;
  readonly #key: string;

  constructor(base: string, key: string) {
    this.#base = base.replace(/\/+$/, '');
    this.#key = key;
  }

  async campaigns(): Promise<readonly Campaign[]> {
    return (await this.#get<{ campaigns: Campaign[] }>('/api/campaigns')).campaigns;
  }

  /** Figures of one unit, or of the whole organisation. Only of published campaigns; otherwise code NOT_PUBLISHED. */
  results(campaignId: string, unitId?: string): Promise<Results> {
    const query = unitId === undefined ? '' : `?${new URLSearchParams({ unitId }).toString()}`;
    return this.#get(`/api/campaigns/${encodeURIComponent(campaignId)}/results${query}`);
  }

  async year(year: number): Promise<readonly YearEvent[]> {
    return (await this.#get<{ events: YearEvent[] }>(`/api/year/${year}`)).events;
  }

  /** Replaces the list of employees by this file. First a preview; what it says is carried out only when nothing is wrong. */
  async importEmployees(csv: string): Promise<void> {
    const preview = await this.#send<{ digest: string; problems?: readonly unknown[] }>(
      '/api/organisation/import/preview',
      csv,
    );
    if (preview.problems && preview.problems.length > 0)
      throw new WerkpeilError(422, 'IMPORT_REFUSED', JSON.stringify(preview.problems));
    await this.#send(`/api/organisation/import?digest=${encodeURIComponent(preview.digest)}`, csv);
  }

  /**
   * Keeps accounts in step with another system: `email;name;role;unit;ends_on;active`, a line per role. The whole list closes
   * who is not on it; a part changes only whom it names, and a line with `no` in `active` closes an account. The preview is
   * a dry run: with `dryRun` nothing more happens. The same list again changes nothing. Accounts of HR and
   * administrators are never touched. Code IMPORT_OUTDATED: something changed in between, so try again.
   */
  async syncAccounts(
    csv: string,
    { list = 'whole', dryRun = false }: { readonly list?: 'whole' | 'part'; readonly dryRun?: boolean } = {},
  ): Promise<readonly AccountChange[]> {
    const preview = await this.#send<AccountsPreview>(`/api/accounts/sync/preview?list=${list}`, csv);
    if (preview.problems.length > 0)
      throw new WerkpeilError(422, 'IMPORT_REFUSED', JSON.stringify(preview.problems));
    if (!dryRun && preview.changes.length > 0)
      await this.#send(`/api/accounts/sync?list=${list}&digest=${preview.digest}`, csv);
    return preview.changes;
  }

  #get<T>(path: string): Promise<T> {
    return this.#call<T>(path, { method: 'GET' });
  }

  #send<T>(path: string, csv: string): Promise<T> {
    return this.#call<T>(path, { method: 'POST', body: csv, headers: { 'content-type': 'text/csv' } });
  }

  async #call<T>(path: string, init: RequestInit): Promise<T> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.#key}` };
    const reply = await fetch(this.#base + path, { ...init, headers, redirect: 'error' });
    if (reply.ok) return (await reply.json()) as T;
    const said = (await reply.json().catch(() => ({}))) as { code?: string; message?: string };
    throw new WerkpeilError(reply.status, said.code ?? 'UNKNOWN', said.message ?? reply.statusText);
  }
}

/** What a webhook brings. The same id may come twice: count it once. */
export type WebhookEvent = { readonly id: string } & (
  | {
      readonly event: 'campaign.opened' | 'campaign.closed' | 'campaign.published';
      readonly content: {
        readonly campaignId: string;
        readonly title: string;
        readonly questionnaireId: string;
      };
    }
  | {
      readonly event: 'plan.due';
      readonly content: {
        readonly rowId: string;
        readonly number: number;
        readonly title: string;
        readonly what: 'soon' | 'overdue' | 'check-3' | 'check-6' | 'evaluate';
        readonly dueOn: string;
      };
    }
  | { readonly event: 'test'; readonly content: Readonly<Record<string, never>> }
);

const FIVE_MINUTES = 300;

/**
 * The event in a webhook, or null when it is not from us, was changed on the way, or is an old one sent again.
 * `signature` is the header `werkpeil-signature`: `t=<seconds>,v1=<hex>`, HMAC-SHA-256 over `<seconds>.<body>`.
 */
export function readWebhook(
  { body, signature, secret }: { readonly body: string; readonly signature: string; readonly secret: string },
  now: Date,
): WebhookEvent | null {
  const [, seconds = '', sum = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
  const given = Buffer.from(sum, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > FIVE_MINUTES) return null;
  return JSON.parse(body) as WebhookEvent;
}
