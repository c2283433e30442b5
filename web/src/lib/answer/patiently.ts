const LONGEST_PAUSE_MS = 15_000;
/** After this somebody should be told and may decide; the draft is kept either way. */
const PATIENCE_MS = 120_000;

/** Too busy, being restarted, or without a database: nothing was done, and a moment later it works. */
const LATER: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Tries again while the server asks to: after one second, two, four, up to fifteen, each a little earlier or later by
 * chance, so that people who were turned away at the same moment do not come back at the same moment.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  {
    pause = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms)),
    random = Math.random,
  }: { readonly pause?: (ms: number) => Promise<void>; readonly random?: () => number } = {},
): Promise<T> {
  let waited = 0;
  for (let next = 1_000; ; next = Math.min(LONGEST_PAUSE_MS, 2 * next)) {
    try {
      return await work();
    } catch (error) {
      const later = LATER.has((error as { status?: number }).status ?? 0);
      if (!later || waited >= PATIENCE_MS) throw error;
      const ms = next * (0.5 + random());
      waited += ms;
      await pause(ms);
    }
  }
}
