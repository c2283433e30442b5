/** A list in an order that chance of the browser draws (Fisher and Yates); every order is as likely. */
export function shuffle<T>(list: readonly T[]): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/** A whole number below n without bias: draws that would favour the low ones are thrown away. */
function below(n: number): number {
  const limit = Math.floor(2 ** 32 / n) * n;
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < limit) return drawn % n;
  }
}
