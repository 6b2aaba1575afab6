/** What all pipes of a proxy have in common. */
export interface PipeConditions {
  delayMs: number;
  isHeld: boolean;
}

interface Passing {
  dueAt: number;
  arrive: () => void;
}

/** One direction of a connection: everything arrives in its order, the end of it too. */
export class DelayedPipe {
  private readonly passing: Passing[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly conditions: PipeConditions) {}

  pass(arrive: () => void): void {
    this.passing.push({ dueAt: performance.now() + this.conditions.delayMs, arrive });
    this.handOn();
  }

  /** What is due arrives; to be called again when the conditions is open again. */
  handOn(): void {
    clearTimeout(this.timer);
    for (let first = this.passing[0]; first !== undefined; first = this.passing[0]) {
      if (this.conditions.isHeld) return;
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
