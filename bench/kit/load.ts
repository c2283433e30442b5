import { connect, type Socket } from 'node:net';

/** One request, ready to be written to a socket, and what it is worth afterwards. */
export interface Shot {
  readonly bytes: Buffer;
  /** Called with status and body. */
  then?(status: number, body: string): void;
}

export interface Run {
  readonly seconds: number;
  /** Milliseconds per request; in an open loop from the moment it was due. */
  readonly latencies: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
}

export interface Target {
  readonly host: string;
  readonly port: number;
}

export function request(
  target: Target,
  method: string,
  path: string,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const length =
    body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`];
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${path} HTTP/1.1`, `host: ${target.host}:${target.port}`, ...length, ...more];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

/**
 * A connection that is written to by hand. Node's own client costs as much as the server that it measures; this one
 * writes ready bytes and reads no more of an answer than its status and its length.
 */
export class Connection {
  readonly #target: Target;
  #socket: Socket | null = null;
  #pending: { done(status: number, body: string): void } | null = null;
  #read: Buffer = Buffer.alloc(0);

  constructor(target: Target) {
    this.#target = target;
  }

  send(bytes: Buffer): Promise<{ readonly status: number; readonly body: string }> {
    return new Promise((done) => {
      this.#pending = { done: (status, body) => done({ status, body }) };
      this.#socket ??= this.#open();
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#pending = null;
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect(this.#target.port, this.#target.host);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    const end = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#read = Buffer.alloc(0);
      this.#finish(0, '');
    };
    socket.on('error', end);
    socket.on('close', end);
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#read = this.#read.length === 0 ? chunk : Buffer.concat([this.#read, chunk]);
    const end = this.#read.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#read.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#read.length < end + 4 + length) return;
    const body = this.#read.toString('utf8', end + 4, end + 4 + length);
    this.#read = this.#read.subarray(end + 4 + length);
    const closes = /connection: close/i.test(head);
    if (closes) {
      const socket = this.#socket;
      this.#socket = null;
      socket?.destroy();
    }
    this.#finish(Number(head.slice(9, 12)), body);
  }

  #finish(status: number, body: string): void {
    const pending = this.#pending;
    this.#pending = null;
    pending?.done(status, body);
  }
}

/** As many at once as there are clients, one after the other each: what the server can do. */
export async function closedLoop<T>(
  clients: number,
  work: readonly T[],
  one: (item: T, client: number) => Promise<number | string>,
): Promise<Run> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (next < work.length) {
        const item = work[next++] as T;
        const from = performance.now();
        const status = await one(item, client);
        latencies.push(performance.now() - from);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  return { seconds: (performance.now() - begun) / 1000, latencies, statuses };
}

/** So many a second, whatever the server does: what people meet. Latency counts from the moment that each was due. */
export async function openLoop<T>(
  perSecond: number,
  work: readonly T[],
  one: (item: T) => Promise<number | string>,
): Promise<Run> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const running: Promise<void>[] = [];
  const begun = performance.now();
  for (let sent = 0; sent < work.length;) {
    const due = Math.min(work.length, Math.floor(((performance.now() - begun) * perSecond) / 1000) + 1);
    for (; sent < due; sent += 1) {
      const at = begun + (sent * 1000) / perSecond;
      running.push(
        one(work[sent] as T).then((status) => {
          latencies.push(performance.now() - at);
          statuses[status] = (statuses[status] ?? 0) + 1;
        }),
      );
    }
    await new Promise((wake) => setTimeout(wake, 1));
  }
  await Promise.all(running);
  return { seconds: (performance.now() - begun) / 1000, latencies, statuses };
}

/** Connections that are lent out one at a time and made when there are too few. */
export class Connections {
  readonly #target: Target;
  readonly #free: Connection[] = [];
  readonly #all: Connection[] = [];

  constructor(target: Target) {
    this.#target = target;
  }

  async send(bytes: Buffer): Promise<{ readonly status: number; readonly body: string }> {
    const connection = this.#free.pop() ?? this.#make();
    const reply = await connection.send(bytes);
    this.#free.push(connection);
    return reply;
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  #make(): Connection {
    const connection = new Connection(this.#target);
    this.#all.push(connection);
    return connection;
  }
}
