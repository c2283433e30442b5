/** What a page asks of the server: whether it is under way, and what stood in the way of the last try. */
export class Attempt {
  busy = $state(false);
  problem = $state<unknown>(null);

  /** True when `work` went well; what goes wrong is kept as the problem and not thrown. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.problem = null;
    try {
      await work();
      return true;
    } catch (error) {
      this.problem = error;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
