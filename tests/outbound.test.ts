import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublicAddress } from '../server/outbound/public-address.ts';
import { RefusedAddress, sendOut } from '../server/outbound/send-out.ts';

let inside: Server;
let port: number;
const seen: string[] = [];

beforeAll(async () => {
  inside = createServer((request, reply) => {
    seen.push(request.url ?? '');
    if (request.url === '/redirect') reply.writeHead(302, { location: '/elsewhere' }).end();
    else reply.end('inside');
  });
  await new Promise<void>((listening) => inside.listen(0, '127.0.0.1', listening));
  port = (inside.address() as AddressInfo).port;
});
afterAll(() => inside.close());

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  'not an address',
])('%s is not an address on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['145.131.21.10', '8.8.8.8', '2a02:a448::1'])('%s is', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('nothing but https to the public internet is called', async () => {
  for (const url of [
    `http://127.0.0.1:${port}/`,
    `https://127.0.0.1:${port}/`,
    `https://[::1]:${port}/`,
    `https://[::ffff:127.0.0.1]:${port}/`,
    `https://localhost:${port}/`,
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/',
    'ftp://example.org/',
  ]) {
    await expect(sendOut(url, {}), url).rejects.toBeInstanceOf(RefusedAddress);
  }
  expect(seen).toEqual([]);
});

test('a redirect is an answer, not an order', async () => {
  const reply = await sendOut(`http://127.0.0.1:${port}/redirect`, {}, { privateNetworks: true });
  expect([reply.status, seen]).toEqual([302, ['/redirect']]);
});
