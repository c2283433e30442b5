/** A hash table from residues to the columns that have them, cheap to empty: it is filled once per pair of columns. */
export class TwinTable {
  private readonly mask: number;
  private readonly stamps: Int32Array;
  private readonly keys: Float64Array;
  private readonly members: Int32Array;
  private stamp = 0;

  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(4, capacity * 2)));
    this.mask = size - 1;
    this.stamps = new Int32Array(size);
    this.keys = new Float64Array(size);
    this.members = new Int32Array(size);
  }

  empty(): void {
    this.stamp += 1;
  }

  /**
   * Shows `member` to every earlier member with the same key, in order of arrival, until `settle` returns true; adds it
   * to the table if none did.
   */
  meet(key: number, member: number, settle: (earlier: number, later: number) => boolean): void {
    let slot = Math.imul(key, 0x9e3779b1) >>> 7;
    for (slot &= this.mask; this.stamps[slot] === this.stamp; slot = (slot + 1) & this.mask) {
      if (this.keys[slot] === key && settle(this.members[slot]!, member)) return;
    }
    this.stamps[slot] = this.stamp;
    this.keys[slot] = key;
    this.members[slot] = member;
  }
}
