/** What reached the watchers of one event, as it travels from one process to another. */
import type { TicketUpdate } from '@lastseat/contracts';

/** Message by message, in arrays that run in parallel: there are millions. */
export interface News {
  /** Who got it, from 0. */
  watchers: Float64Array;
  versions: Float64Array;
  seatsLeft: Float64Array;
  /** In milliseconds since 1970. */
  atMs: Float64Array;
  /** Of all of it on the wire, heartbeats too. */
  bytes: number;
  /** That it cost those who got it. */
  cpuSeconds: number;
}

/** What everybody is to hear of. */
export type Awaited = { version: number } | 'sold out';

export function isAwaited(update: TicketUpdate, awaited: Awaited): boolean {
  return awaited === 'sold out' ? update.remainingTickets === 0 : update.version >= awaited.version;
}

export class NewsRecord {
  private readonly watchers: number[] = [];
  private readonly versions: number[] = [];
  private readonly seatsLeft: number[] = [];
  private readonly atMs: number[] = [];

  note({ version, remainingTickets }: TicketUpdate, watcher: number, at: number): void {
    this.watchers.push(watcher);
    this.versions.push(version);
    this.seatsLeft.push(remainingTickets);
    this.atMs.push(at);
  }

  toNews(bytes: number, cpuSeconds: number): News {
    return {
      watchers: Float64Array.from(this.watchers),
      versions: Float64Array.from(this.versions),
      seatsLeft: Float64Array.from(this.seatsLeft),
      atMs: Float64Array.from(this.atMs),
      bytes,
      cpuSeconds,
    };
  }
}
