/** What happened to one request of the race. Times are milliseconds since the start signal. */
export interface Attempt {
  contestant: string;
  sentAt: number;
  endedAt: number;
  /** `booked`, the refusal's code, or what went wrong. */
  outcome: string;
}

/** Sends everyone's request at the same moment, and tells of each as it ends. */
export function race(
  contestants: readonly string[],
  book: (index: number) => Promise<string>,
  onEnd: (attempt: Attempt) => void,
): Promise<Attempt[]> {
  const start = performance.now();
  const since = () => performance.now() - start;
  return Promise.all(
    contestants.map(async (contestant, index) => {
      const sentAt = since();
      const outcome = await book(index);
      const attempt = { contestant, sentAt, endedAt: since(), outcome };
      onEnd(attempt);
      return attempt;
    }),
  );
}
