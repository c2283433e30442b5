import { flushSync } from 'svelte';

const NAMES = [
  'ink',
  'ink-soft',
  'paper',
  'paper-raised',
  'line',
  'line-strong',
  'water',
  'ochre',
  'on-water',
  'scale-1',
  'scale-2',
  'scale-3',
  'scale-4',
  'scale-5',
  'scale-6',
] as const;
export type Colours = Readonly<Record<(typeof NAMES)[number] | 'font', string>>;

/**
 * The tokens as a canvas needs them: resolved, and resolved again when the reader switches between light and dark or
 * prints. Made inside a component; the returned object reads reactively.
 */
export function watchColours(): { readonly now: Colours } {
  let now = $state.raw(readColours());
  $effect(() => {
    const refresh = () => (now = readColours());
    // Paper is light, whatever the screen is.
    const toPaper = () => flushSync(() => (now = paperColours()));
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const observer = new MutationObserver(refresh);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    dark.addEventListener('change', refresh);
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', refresh);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', refresh);
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', refresh);
    };
  });
  return {
    get now() {
      return now;
    },
  };
}

/** The light tokens, for print and for files. */
export function paperColours(): Colours {
  const paper = document.createElement('div');
  paper.className = 'on-paper';
  document.body.append(paper);
  const colours = readColours(paper);
  paper.remove();
  return colours;
}

function readColours(from: Element = document.documentElement): Colours {
  const style = getComputedStyle(from);
  const entries = [...NAMES, 'font' as const].map((name) => [
    name,
    style.getPropertyValue(`--${name}`).trim(),
  ]);
  return Object.fromEntries(entries) as Colours;
}
