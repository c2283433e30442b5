export interface Guide {
  readonly title: string;
  readonly intro: string;
  readonly tasks: readonly {
    /** The same in every language: what pages link to. */
    readonly id: string;
    readonly title: string;
    readonly steps: readonly string[];
  }[];
}

/**
 * The guide in `docs/` as a title, an intro and tasks. It knows headings and lists, and the file uses nothing else; the
 * id of a task stands behind its heading as a comment, where readers of the file do not see it.
 */
export function readGuide(text: string): Guide {
  const [head = '', ...parts] = text.split(/^## /m);
  const [title = '', ...intro] = head.split('\n');
  const tasks = parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    const [, words = '', id = ''] = /^(.*?)\s*(?:<!-- (\S+) -->)?$/.exec(heading.trim()) ?? [];
    return {
      id,
      title: words,
      steps: lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim()),
    };
  });
  return { title: title.replace(/^# /, '').trim(), intro: intro.join(' ').trim(), tasks };
}
