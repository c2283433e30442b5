import type { m as messages } from '$lib/paraglide/messages';
import { dictionary, language } from './language.svelte.ts';
import { formatMessage } from './message-format.ts';
import { pseudo } from './pseudo.ts';

type Say = (values?: Readonly<Record<string, unknown>>) => string;

/** The messages an employee can meet and no others, so that those of the manage site stay out of this page. */
const compiled = import.meta.glob<Record<string, Say>>(
  ['../paraglide/messages/{answer,mirror,follow}_*.js', '../paraglide/messages/common_product.js'],
  { eager: true },
);

/**
 * Every message of the answer site, called like the compiled ones. Dutch and English are compiled; a further language
 * answers from its own files and falls back to one of the two for what it does not have.
 */
export const m = Object.fromEntries(
  Object.values(compiled).flatMap((module) =>
    Object.entries(module).map(([key, original]): [string, Say] => [
      key,
      (values) => say(key, original, values),
    ]),
  ),
) as unknown as typeof messages;

function say(key: string, original: Say, values: Readonly<Record<string, unknown>> = {}): string {
  if (language().pseudo) return pseudo(original(values));
  const own = dictionary()[key];
  return own === undefined ? original(values) : formatMessage(own, values, language().spoken);
}
