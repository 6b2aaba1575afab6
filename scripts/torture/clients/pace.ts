/** How busy the clients are: a torture has all of them and they hardly think, a city has fewer and they do. */
export interface Pace {
  /** Of each kind of clients, the part that is there. */
  share: number;
  /** So many times as long they think. */
  slowness: number;
}

export const RUSH: Pace = { share: 1, slowness: 1 };

export const countOf = (clients: number, { share }: Pace): number =>
  Math.max(1, Math.round(clients * share));

/** @returns the shortest and the longest time, in whole milliseconds */
export const slowDown = (
  [shortest, longest]: readonly [number, number],
  { slowness }: Pace,
): [number, number] => [Math.round(shortest * slowness), Math.round(longest * slowness)];
