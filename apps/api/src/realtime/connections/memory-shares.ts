/**
 * What connections hold of the process's memory: messages that they have not read, and such of theirs
 * that have not come whole.
 *
 * What must stay true: no connection holds more than its bound, and all together not much more than
 * theirs, whatever strangers do. When all hold too much, those go that hold more than an equal share:
 * some do, or the sum would not be too large. So together they end below twice the bound, and whoever
 * reads what is sent loses nothing.
 */
export interface MemoryBounds {
  /** Bytes of one connection. */
  each: number;
  /** Bytes of all. */
  all: number;
  /** An equal share is not taken for less: a message that is on its way must be nobody's end. */
  leastShare: number;
}

export class MemoryShares {
  private total = 0;
  private holders = 0;

  constructor(private readonly bounds: MemoryBounds) {}

  open(): MemoryShare {
    this.holders += 1;
    return new MemoryShare(this);
  }

  get totalBytes(): number {
    return this.total;
  }

  close(): void {
    this.holders -= 1;
  }

  change(bytes: number): void {
    this.total += bytes;
  }

  isTooMuch(bytes: number): boolean {
    const { each, all, leastShare } = this.bounds;
    if (bytes > each) return true;
    return this.total > all && bytes > Math.max(all / this.holders, leastShare);
  }
}

/** Of one connection. */
export class MemoryShare {
  private bytes = 0;

  constructor(private readonly shares: MemoryShares) {}

  /** Whether the connection may hold so much now. */
  set(bytes: number): boolean {
    this.shares.change(bytes - this.bytes);
    this.bytes = bytes;
    return !this.shares.isTooMuch(bytes);
  }

  /** Once. */
  close(): void {
    this.set(0);
    this.shares.close();
  }
}
