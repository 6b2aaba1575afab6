/**
 * One query for any number of callers. While one is under way those who come gather for the next, each
 * id once.
 *
 * What must stay true: the query that answers a caller begins after the caller has come, so what it reads
 * is at least as new as what was committed then; one query is under way at the most; and what waits is
 * bounded: who comes past that is told so at once.
 */
import type { CoalescingScheduler } from '../ticket-updates.service.js';

export interface SharedReadsBounds {
  /** Ids that the callers of one query ask for, each caller's counted: its answers cost as much as it does. */
  idsPerQuery: number;
  /** From the end of a query to the next: what is left of the thread, and of the database, to others. */
  pauseMs: number;
  /** What the callers hold of our memory until they are answered. */
  waitingBytes: number;
}

/** Roughly what a caller holds, and each id beside it: its message, its promise, its way to the answer. */
const BYTES_PER_CALLER = 1_000;
const BYTES_PER_ID = 64;

interface Gathering<Row> {
  ids: Set<string>;
  asked: number;
  bytes: number;
  rows: Promise<ReadonlyMap<string, Row>>;
  resolve(rows: ReadonlyMap<string, Row>): void;
  reject(reason: unknown): void;
}

export class SharedReads<Row extends { eventId: string }> {
  private readonly gatherings: Gathering<Row>[] = [];
  private isUnderWay = false;
  private waitingBytes = 0;

  constructor(
    private readonly bounds: SharedReadsBounds,
    private readonly query: (ids: string[]) => Promise<Row[]>,
    private readonly schedule: CoalescingScheduler,
  ) {}

  /** The rows of all who are served by the same query; null when too many wait already. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> | null {
    const bytes = BYTES_PER_CALLER + ids.length * BYTES_PER_ID;
    if (this.waitingBytes + bytes > this.bounds.waitingBytes) return null;
    this.waitingBytes += bytes;
    const gathering = this.findGathering(ids.length);
    gathering.asked += ids.length;
    gathering.bytes += bytes;
    for (const id of ids) gathering.ids.add(id);
    this.startNext();
    return gathering.rows;
  }

  private findGathering(asked: number): Gathering<Row> {
    const last = this.gatherings.at(-1);
    if (last && last.asked + asked <= this.bounds.idsPerQuery) return last;
    const gathering = createGathering<Row>();
    this.gatherings.push(gathering);
    return gathering;
  }

  private startNext(): void {
    if (this.isUnderWay) return;
    const gathering = this.gatherings.shift();
    if (!gathering) return;
    this.isUnderWay = true;
    void this.query([...gathering.ids])
      .then(
        (rows) => gathering.resolve(new Map(rows.map((row) => [row.eventId, row]))),
        (error: unknown) => gathering.reject(error),
      )
      .then(() => {
        this.waitingBytes -= gathering.bytes;
        this.schedule(this.bounds.pauseMs, () => {
          this.isUnderWay = false;
          this.startNext();
        });
      });
  }
}

function createGathering<Row>(): Gathering<Row> {
  let settle!: Pick<Gathering<Row>, 'resolve' | 'reject'>;
  const rows = new Promise<ReadonlyMap<string, Row>>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { ids: new Set(), asked: 0, bytes: 0, rows, ...settle };
}
