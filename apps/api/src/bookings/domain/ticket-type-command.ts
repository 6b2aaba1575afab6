/** What an organiser asks for of the types that an event is sold by. */
import type { Edit } from './by-organiser.js';
import type { TicketTypeFields } from './ticket-types.js';

/** After those that are there. With the first one the event is sold by types from then on. */
export interface AddTicketTypeCommand extends Edit {
  kind: 'addTicketType';
  typeId: string;
  fields: Omit<TicketTypeFields, 'position'>;
}

export interface ChangeTicketTypeCommand extends Edit {
  kind: 'changeTicketType';
  typeId: string;
  /** What is left out stays as it is. */
  change: Partial<TicketTypeFields>;
}

export interface RemoveTicketTypeCommand extends Edit {
  kind: 'removeTicketType';
  typeId: string;
}

export type TicketTypeCommand =
  | AddTicketTypeCommand
  | ChangeTicketTypeCommand
  | RemoveTicketTypeCommand;
