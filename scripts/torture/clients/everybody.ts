/** All clients of one system: who books, waits, passes on, stands at the door, and works for the organiser. */
import type { Attempt } from '../history.js';
import { OFFER_MS } from '../system/line-log.js';
import type { SystemUnderTest } from '../system/system-under-test.js';
import { Asker } from './asker.js';
import { Crowd } from './crowd.js';
import { Doors } from './doors.js';
import { Guests, GUESTS } from './guests.js';
import { LineKeepers } from './line-keepers.js';
import { ManageLinks } from './manage-links.js';
import { Organisers } from './organisers.js';
import type { Pace } from './pace.js';
import { Passers } from './passers.js';
import { TransferLinks } from './transfer-links.js';
import { Waiters } from './waiters.js';

export interface Everybody {
  asker: Asker;
  crowd: Crowd;
  /** The crowd as well. */
  everybody: readonly { start(): void; finish(): Promise<void> }[];
}

interface Run {
  seed: number;
  durationMs: number;
  pace: Pace;
  onAttempt: (attempt: Attempt) => void;
}

export function gatherClients(system: SystemUnderTest, run: Run): Everybody {
  const { postgres, processes, jwtSecret, userIds, seats, holdMs } = system;
  const { eventIds, ownerId, doorIds, doomedIds, immediateIds, lineIds } = system;
  const { seed, durationMs, pace, onAttempt } = run;
  const asker = new Asker({
    origins: { a: processes.a.origin, b: processes.b.origin },
    ...{ jwtSecret, onAttempt },
  });
  const common = { pace, seed };
  const crowd = new Crowd(asker, { ...common, eventIds, userIds });
  const managed = new ManageLinks(postgres, jwtSecret);
  const places = { ...common, eventIds, immediateIds, userIds, holdMs };
  const doors = new Doors(asker, { ...common, userIds, doorIds });
  const links = { managed, transfers: new TransferLinks(jwtSecret) };
  const line = { ...common, eventIds: lineIds };
  const everybody = [
    crowd,
    new Guests(asker, managed, places),
    doors,
    new Passers(asker, links, doors, { ...common, userIds, guests: GUESTS }),
    new Waiters(asker, { ...line, userIds, offerMs: OFFER_MS }),
    new Organisers(asker, { ...common, durationMs, userId: ownerId, eventIds, seats, doomedIds }),
    new LineKeepers(asker, { ...line, userId: ownerId }),
  ];
  return { asker, crowd, everybody };
}
