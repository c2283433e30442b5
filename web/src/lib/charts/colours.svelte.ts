const NAMES = ['ink', 'ink-soft', 'paper-raised', 'line', 'line-strong', 'water', 'ochre'] as const;
export type Colours = Readonly<Record<(typeof NAMES)[number] | 'font', string>>;

/**
 * The tokens as a canvas needs them: resolved, and resolved again when the reader switches between light and dark.
 * Made inside a component; the returned object reads reactively.
 */
export function watchColours(): { readonly now: Colours } {
  let now = $state.raw(readColours());
  $effect(() => {
    const refresh = () => (now = readColours());
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const observer = new MutationObserver(refresh);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    dark.addEventListener('change', refresh);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', refresh);
    };
  });
  return {
    get now() {
      return now;
    },
  };
}

function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const entries = [...NAMES, 'font' as const].map((name) => [
    name,
    style.getPropertyValue(`--${name}`).trim(),
  ]);
  return Object.fromEntries(entries) as Colours;
}
