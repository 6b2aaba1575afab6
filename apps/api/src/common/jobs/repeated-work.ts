/** What each process does again and again, from its start to its end, and never twice at once. */
export class RepeatedWork {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();
  private isStopped = false;

  /**
   * @param pass a long one looks at {@link hasStopped} and ends
   * @param pauseMs from the end of one pass to the next, so that what is slow is not asked twice at once
   * @param onFailure of one pass; the next one tries again
   */
  constructor(
    private readonly pass: () => Promise<void>,
    private readonly pauseMs: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  get hasStopped(): boolean {
    return this.isStopped;
  }

  start(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.pass()
        .catch(this.onFailure)
        .then(() => this.start());
    }, this.pauseMs);
  }

  /** Resolves when the pass that is under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.underWay;
  }
}
