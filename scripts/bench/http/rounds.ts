import type { MeasuredLoad } from './load-generator.js';
import type { Route } from './routes.js';

/** One load, and how busy the server was with it: its share of one core. */
export interface Round extends MeasuredLoad {
  serverShare: number;
}

export type Rounds = ReadonlyMap<Route['key'], Round[]>;
