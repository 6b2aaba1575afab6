// Owns everything that was started, and ends it in reverse order: what was started last may need
// what was started first (the database ends last). Once closing has begun nothing new starts.

/** Thrown into whoever wants to start something while all is being stopped. */
class ScopeClosed extends Error {}

interface Owned {
  started: Promise<unknown>;
  stop: () => Promise<unknown>;
}

export class Scope {
  private readonly owned: Owned[] = [];
  private closing: Promise<void> | undefined;

  get isClosing(): boolean {
    return this.closing !== undefined;
  }

  /**
   * Starts something and owns it from this moment, so that a stop in the midst of its start waits
   * for the start and then stops it too.
   */
  async own<T>(start: () => Promise<T>, stop: (thing: T) => Promise<unknown>): Promise<T> {
    if (this.isClosing) throw new ScopeClosed();
    const started = start();
    this.owned.push({ started, stop: async () => stop(await started) });
    return started;
  }

  /** Stops everything; repeated calls share one stop. */
  close(): Promise<void> {
    this.closing ??= this.stopAll();
    return this.closing;
  }

  private async stopAll(): Promise<void> {
    for (const { started, stop } of this.owned.reverse()) {
      const hasStarted = await started.then(
        () => true,
        () => false,
      );
      // One that does not stop must not keep the others running.
      if (hasStarted) await stop().catch((error: unknown) => console.error(error));
    }
  }
}
