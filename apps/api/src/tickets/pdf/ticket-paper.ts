/** What stands on the paper of a ticket, and where a page has them. In points, 72 to the inch. */

import { pageSize } from '../../paper/paper.service.js';

const margin = 35;
const gap = 18;
export const ticketSize = { width: pageSize.width - 2 * margin, height: 240 };
export const ticketsPerPage = 3;

/** The left upper corner of the ticket, counted from 0 on its page. */
export function placeOnPage(index: number): { x: number; y: number } {
  return { x: margin, y: margin + index * (ticketSize.height + gap) };
}

/** The part with the code, at the right: as wide as a code of 55 mm and its edges. */
export const stubWidth = 190;
/** With its quiet edge: a module is more than a millimetre. */
export const codeSide = 158;
export const coverHeight = 104;

export interface TicketPaper {
  event: {
    id: string;
    title: string;
    category: string;
    venue: string;
    address: string | null;
  };
  /** On the venue's clock, with its zone. */
  when: string;
  holder: string;
  /** Of each seat; null: it is the holder's. */
  names: readonly (string | null)[];
  reference: string;
  /** 16:9, as a data URI, by which the library knows it again on the next ticket; null: it is drawn. */
  cover: string | null;
  /** One for each seat. */
  codes: readonly string[];
}
