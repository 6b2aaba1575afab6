import type { TicketUpdate } from '@lastseat/contracts';
import { followCounts } from '../../client/follow-counts.js';
import type { Call, Command } from '../command.js';
import { exitCodes, Interrupted, type ExitCode } from '../exit-code.js';
import { findEvent } from '../find-event.js';
import { paintSeats } from '../output/describe-event.js';
import type { Style } from '../output/style.js';

export const watch: Command = {
  name: 'watch',
  summary: 'follows the seats of an event, a line for each change',
  arguments: ['<event>'],
  options: {
    'until-sold-out': { help: 'end with 0 when the last seat is gone, with 1 if it is cancelled' },
    json: { help: 'each change as JSON in a line of its own' },
  },
  notes: 'Counts are pushed after each commit, and several at once come as the newest of them.',
  run: watchSeats,
};

async function watchSeats(call: Call): Promise<ExitCode> {
  const {
    api,
    arguments: [words = ''],
    options,
    style,
    print,
    tell,
    terminal,
  } = call;
  const event = await findEvent(api, words);
  const isJson = options['json'] === true;
  const endsSoldOut = options['until-sold-out'] === true;
  tell(`${event.title}: following its seats; Ctrl-C ends it.`);
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      stop();
      settle();
    };
    const stop = followCounts(api.origin, [event.id], {
      onUpdate: (update) => {
        print(isJson ? JSON.stringify(update) : describeChange(update, style, new Date()));
        if (!endsSoldOut) return;
        if (update.status === 'cancelled') end(() => resolve(exitCodes.refused));
        else if (update.remainingTickets === 0) end(() => resolve(exitCodes.done));
      },
      onLost: () => tell('The connection is lost; trying again.'),
    });
    terminal.interrupted.addEventListener('abort', () => end(() => reject(new Interrupted())));
  });
}

const BAR_WIDTH = 30;

function describeChange(update: TicketUpdate, style: Style, at: Date): string {
  const seats = paintSeats(update, style);
  if (style.isPlain) return `${at.toISOString()}\t${seats}`;
  const left = Math.ceil((update.remainingTickets / update.totalTickets) * BAR_WIDTH);
  const bar = `${'█'.repeat(left)}${style.dim('░'.repeat(BAR_WIDTH - left))}`;
  return `${style.dim(at.toTimeString().slice(0, 8))}  ${bar}  ${seats}`;
}
