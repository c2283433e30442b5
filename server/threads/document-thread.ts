import { AskThread } from './ask-thread.ts';
import type { Call } from './call-worker.ts';

/** The one thread that lays out documents: PDF, Word, Excel, PowerPoint. Nobody who answers waits for a page. */
const thread = new AskThread<Call, Uint8Array>(new URL('./call-worker.ts', import.meta.url));

type Maker = (...args: never[]) => Uint8Array | Promise<Uint8Array>;

/**
 * The function of this name in a module, carried out in the thread. What it is given travels there as a copy, so it is made
 * of plain values: no functions, no open transaction.
 */
export function inThread<Module extends { readonly [K in Name]: Maker }, Name extends keyof Module & string>(
  module: URL,
  name: Name,
): (...args: Parameters<Module[Name]>) => Promise<Uint8Array> {
  return (...args) => thread.ask({ module: module.href, name, args });
}
