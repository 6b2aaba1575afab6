/**
 * One piece of work for all who ask for it at the same time.
 *
 * What must stay true: the work that answers somebody begins after they asked; it is done once at a time,
 * and after each time there is a rest, so that any number of askers takes a bounded share of the thread.
 * Who asks after the rest waits for nobody.
 */
export class SharedWork<Result> {
  private next: Promise<Result> | undefined;
  private rested: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: () => Promise<Result>,
    private readonly rest: () => Promise<void>,
  ) {}

  /** @throws whatever the work throws, to all who asked */
  run(): Promise<Result> {
    this.next ??= this.rested.then(() => this.begin());
    return this.next;
  }

  private begin(): Promise<Result> {
    this.next = undefined;
    const result = this.work();
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    this.rested = ended.then(() => this.rest());
    return result;
  }
}
