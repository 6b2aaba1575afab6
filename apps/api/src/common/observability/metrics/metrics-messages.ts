/** What `main-processes.ts` and its API processes say to each other, over Node's own channel. */
import type { Registry } from 'prom-client';

/** All metrics of one process. */
export type Metrics = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

export type ToPrimary =
  | { kind: 'lastseat: page wanted'; request: number }
  | { kind: 'lastseat: metrics'; round: number; metrics: Metrics };

export type FromPrimary =
  | { kind: 'lastseat: page'; request: number; text: string }
  | { kind: 'lastseat: metrics wanted'; round: number };
