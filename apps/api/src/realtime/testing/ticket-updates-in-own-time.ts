import type { TicketUpdate } from '@lastseat/contracts';
import { makeTicketUpdate } from '@lastseat/test-data';
import { TicketUpdatesService } from '../ticket-updates.service.js';

interface Sent extends TicketUpdate {
  /** When, in milliseconds from the beginning. */
  at: number;
}

/** The service with a time that moves only when the test says so. `restMs`: after each message. */
export function setUp({ restMs = 0 } = {}) {
  let now = 0;
  const tasks = new Set<{ at: number; run: () => void }>();
  const service = new TicketUpdatesService((ms, run) => {
    const task = { at: now + ms, run };
    tasks.add(task);
    return () => tasks.delete(task);
  });
  const sent: Sent[] = [];
  const toldElsewhere: number[] = [];
  service.connect({
    here: (update, _waitedMs, onTold) => {
      sent.push({ ...update, at: now });
      onTold(restMs);
    },
    elsewhere: ({ version }) => toldElsewhere.push(version),
  });

  const advance = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const [next] = [...tasks].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      tasks.delete(next);
      now = next.at;
      next.run();
    }
    now = end;
  };
  const announce = (version: number, remainingTickets: number, eventId = 'an event') =>
    service.announce(makeTicketUpdate({ eventId, remainingTickets, version }));
  const hear = (version: number, remainingTickets: number, eventId = 'an event') =>
    service.hear(makeTicketUpdate({ eventId, remainingTickets, version }));
  const versions = () => sent.map(({ version }) => version);
  return { service, sent, toldElsewhere, versions, announce, hear, advance, now: () => now, tasks };
}
