/** Slots of the table: far more than one text has features (120 words of at most some fifty each). */
const SLOTS = 2 ** 14;
const MASK = SLOTS - 1;
/** Past this many the table would fill up; a text so odd says no more by further features. */
const MOST_FEATURES = SLOTS / 2;

/** Counts hashes in the order of their first coming. One table serves text after text without being cleared. */
export class FeatureCounter {
  private readonly places = new Int32Array(SLOTS);
  /** The text that last used a slot. */
  private readonly users = new Uint32Array(SLOTS);
  private readonly hashes = new Uint32Array(MOST_FEATURES);
  private readonly counts = new Float32Array(MOST_FEATURES);
  private user = 0;
  private filled = 0;

  /** How many different features there are so far. */
  get size(): number {
    return this.filled;
  }

  /** Begins a new text. */
  clear(): void {
    this.filled = 0;
    this.user = (this.user + 1) >>> 0;
    if (this.user !== 0) return;
    this.users.fill(0);
    this.user = 1;
  }

  add(hash: number): void {
    let slot = hash & MASK;
    while (this.users[slot] === this.user) {
      const place = this.places[slot] as number;
      if (this.hashes[place] === hash) {
        this.counts[place] = (this.counts[place] as number) + 1;
        return;
      }
      slot = (slot + 1) & MASK;
    }
    if (this.filled === MOST_FEATURES) return;
    this.users[slot] = this.user;
    this.places[slot] = this.filled;
    this.hashes[this.filled] = hash;
    this.counts[this.filled++] = 1;
  }

  /** Copies of what was counted. */
  take(): { hashes: Uint32Array; counts: Float32Array } {
    return { hashes: this.hashes.slice(0, this.filled), counts: this.counts.slice(0, this.filled) };
  }
}
