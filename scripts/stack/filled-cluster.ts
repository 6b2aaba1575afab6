/**
 * A database as `npm start` makes it, with tables, rights and demonstration data. `npm test` makes it once, and
 * those of its steps that begin with such a one copy its files: that takes a twentieth of the work.
 */

/** How the steps, which are processes of their own, know of it. */
const VARIABLE = 'LASTSEAT_FILLED_CLUSTER';

/** Undefined: this is no step of `npm test`. */
export const findFilledCluster = (): string | undefined => process.env[VARIABLE];

/** @param home of a cluster that nobody runs */
export function tellOfFilledCluster(home: string): void {
  process.env[VARIABLE] = home;
}
