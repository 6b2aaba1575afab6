import type { Command } from './command.js';
import { book } from './commands/book.js';
import { event } from './commands/event.js';
import { events } from './commands/events.js';
import { watch } from './commands/watch.js';

/** As the help lists them. */
export const commands: readonly Command[] = [events, event, book, watch];
