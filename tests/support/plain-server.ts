import { startEmbedded } from '../../server/db/embedded.ts';
import { administer } from './global-setup.ts';

/**
 * A PostgreSQL server as a customer would give it: an address with a password and an account that is no superuser, with
 * the rights to make databases and roles.
 */
export async function startPlainServer(dataDir: string): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await startEmbedded({ dataDir, fast: true });
  await administer(
    server.url,
    "create role customer login createdb createrole password 'a-customer-password'",
  );
  await administer(server.url, 'create database customer owner customer');
  const url = new URL(server.url);
  url.username = 'customer';
  url.password = 'a-customer-password';
  url.pathname = '/customer';
  return { url: url.href, stop: server.stop };
}
