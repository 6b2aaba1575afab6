/** What all ways of a proxy have in common. */
export interface Road {
  delayMs: number;
  isHeld: boolean;
}

interface Passing {
  dueAt: number;
  arrive: () => void;
}

/** One direction of a connection: everything arrives in its order, the end of it too. */
export class Way {
  private readonly passing: Passing[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly road: Road) {}

  pass(arrive: () => void): void {
    this.passing.push({ dueAt: performance.now() + this.road.delayMs, arrive });
    this.handOn();
  }

  /** What is due arrives; to be called again when the road is open again. */
  handOn(): void {
    clearTimeout(this.timer);
    for (let first = this.passing[0]; first !== undefined; first = this.passing[0]) {
      if (this.road.isHeld) return;
      const restMs = first.dueAt - performance.now();
      if (restMs > 0) {
        this.timer = setTimeout(() => this.handOn(), restMs);
        return;
      }
      this.passing.shift();
      first.arrive();
    }
  }
}
