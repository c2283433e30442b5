/**
 * What was made of releases, by the releases it was made from. A release never changes, so nothing in here can be out of
 * date; and it is only found through releases of which the database showed the caller a figure: the caller's own
 * organisation, and a campaign whose contract lets the role read. Two who ask at once wait for one making.
 */
export class Kept<T> {
  readonly #kept = new Map<string, Promise<T>>();
  readonly #most: number;

  constructor(most = 16) {
    this.#most = most;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const found = this.#kept.get(key) ?? this.#makeAndForgetFailure(key, make);
    this.#kept.delete(key);
    this.#kept.set(key, found);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    return found;
  }

  #makeAndForgetFailure(key: string, make: () => Promise<T>): Promise<T> {
    const making = make();
    making.catch(() => this.#kept.get(key) === making && this.#kept.delete(key));
    return making;
  }
}
