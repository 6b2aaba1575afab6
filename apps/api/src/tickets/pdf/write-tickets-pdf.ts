/**
 * The tickets of a booking on A4, to be printed and cut. Made without a network, page by page: between two
 * tickets the event loop is free for others.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openPdf } from '../../paper/paper.service.js';
import { drawTicket } from './draw-ticket.js';
import { placeOnPage, ticketsPerPage, type TicketPaper } from './ticket-paper.js';

export async function writeTicketsPdf(ticket: TicketPaper, now: Date): Promise<Buffer> {
  const { pdf, fonts, collect } = await openPdf(ticket.event.title, now);
  for (let seat = 0; seat < ticket.codes.length; seat++) {
    if (seat % ticketsPerPage === 0) pdf.addPage();
    drawTicket(pdf, fonts, ticket, seat, placeOnPage(seat % ticketsPerPage));
    await nextTurn();
  }
  return collect();
}
