import { hasWords, say } from '../../words.ts';

/** The key of the message that names an act: `POST /api/accounts/:accountId/disable` is `audit_post_accounts_disable`. */
export function actKey(action: string): string {
  const words = action
    .replace('/api/', ' ')
    .replace(/:\w+/g, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  return ['audit', ...words].join('_');
}

/** What an entry of the log says, in both languages; an act of a version whose words are gone says its route. */
export function nameOfAct(action: string): { readonly nl: string; readonly en: string } {
  const key = actKey(action);
  const words = (language: 'nl' | 'en') => (hasWords(language, key) ? say(language, key) : action);
  return { nl: words('nl'), en: words('en') };
}
