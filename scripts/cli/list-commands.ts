import type { Command } from './command.js';
import { book } from './commands/book.js';
import { bookings } from './commands/bookings.js';
import { cancel } from './commands/cancel.js';
import { createCompletion } from './commands/completion.js';
import { create } from './commands/create.js';
import { event } from './commands/event.js';
import { events } from './commands/events.js';
import { login } from './commands/login.js';
import { logout } from './commands/logout.js';
import { roster } from './commands/roster.js';
import { watch } from './commands/watch.js';
import { whoami } from './commands/whoami.js';

const ownCommands = [
  ...[events, event, book, bookings, cancel, watch],
  ...[roster, create, login, logout, whoami],
];

/** As the help lists them. */
export const commands: readonly Command[] = [...ownCommands, createCompletion(ownCommands)];
