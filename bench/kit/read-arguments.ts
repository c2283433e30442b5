const FLAGS: ReadonlySet<string> = new Set(['--full', '--check']);

/** Names, and settings with a value each: `submit --units 1000 --full`. Which settings there are, every name knows itself. */
export function readArguments(words: readonly string[]) {
  const names: string[] = [];
  const settings: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) names.push(word);
    else if (FLAGS.has(word)) settings[word.slice(2)] = '';
    else settings[word.slice(2)] = words[(at += 1)] ?? '';
  }
  return { names, settings };
}
