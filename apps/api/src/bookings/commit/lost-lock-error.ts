/** What was read under the lock is no longer so: somebody wrote without it. Nothing is committed. */
export class LostLockError extends Error {
  constructor() {
    super("An event's row changed under its lock");
  }
}
