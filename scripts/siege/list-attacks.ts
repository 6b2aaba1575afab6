import type { Attack } from './attacker/attack.js';
import { deadRefreshes } from './attacks/dead-refreshes.js';
import { deafPolling } from './attacks/deaf-polling.js';
import { deafPongs } from './attacks/deaf-pongs.js';
import { deafSockets } from './attacks/deaf-sockets.js';
import { documentReads } from './attacks/document-reads.js';
import { endlessChunks } from './attacks/endless-chunks.js';
import { expectations } from './attacks/expectations.js';
import { halfRequests } from './attacks/half-requests.js';
import { hugeHeaders } from './attacks/huge-headers.js';
import { knownPages } from './attacks/known-pages.js';
import { largeBodies } from './attacks/large-bodies.js';
import { listSearches } from './attacks/list-searches.js';
import { logIns } from './attacks/log-ins.js';
import { manyConnections } from './attacks/many-connections.js';
import { metricsReads } from './attacks/metrics-reads.js';
import { namespaceFlood } from './attacks/namespace-flood.js';
import { pipelinedHealth } from './attacks/pipelined-health.js';
import { pipelinedLists } from './attacks/pipelined-lists.js';
import { pollingHandshakes } from './attacks/polling-handshakes.js';
import { pollingPackets } from './attacks/polling-packets.js';
import { registrations } from './attacks/registrations.js';
import { sharedKeys } from './attacks/shared-keys.js';
import { slowBodies } from './attacks/slow-bodies.js';
import { slowHeaders } from './attacks/slow-headers.js';
import { socketFrames } from './attacks/socket-frames.js';
import { socketHandshakes } from './attacks/socket-handshakes.js';
import { unknownPages } from './attacks/unknown-pages.js';
import { unknownRooms } from './attacks/unknown-rooms.js';
import { unreadAnswers } from './attacks/unread-answers.js';
import { watchBurst } from './attacks/watch-burst.js';
import { wireGarbage } from './attacks/wire-garbage.js';

/** All of them; each is a file of its own. */
export const attacks: readonly Attack[] = [
  // Live counts.
  watchBurst,
  unknownRooms,
  deafPongs,
  deafSockets,
  deafPolling,
  namespaceFlood,
  socketFrames,
  socketHandshakes,
  pollingHandshakes,
  pollingPackets,
  // Reading.
  pipelinedLists,
  pipelinedHealth,
  unreadAnswers,
  listSearches,
  unknownPages,
  knownPages,
  documentReads,
  metricsReads,
  // Accounts and bookings.
  logIns,
  registrations,
  deadRefreshes,
  sharedKeys,
  // What stands below any route.
  largeBodies,
  endlessChunks,
  expectations,
  slowHeaders,
  slowBodies,
  manyConnections,
  hugeHeaders,
  halfRequests,
  wireGarbage,
];
