const leastMs = 30_000;
/** A list of 10,000 is about 2 MB: every five minutes it costs a phone's contract little. */
const perTicketMs = 25;

/** How long after a list the next one is asked for: the longer the list, the longer. */
export const refreshWait = (tickets: number): number => leastMs + tickets * perTicketMs;
