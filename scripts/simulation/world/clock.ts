/** Where simulated time begins. */
export const BEGINNING = Date.UTC(2030, 0, 1);

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
