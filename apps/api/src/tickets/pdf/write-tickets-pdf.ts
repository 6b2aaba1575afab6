/**
 * The tickets of a booking on A4, to be printed and cut. Made without a network, page by page: between two
 * tickets the event loop is free for others.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { drawTicket } from './draw-ticket.js';
import { loadFonts } from './fonts.js';
import { pageSize, placeOnPage, ticketsPerPage, type TicketPaper } from './ticket-paper.js';

export async function writeTicketsPdf(ticket: TicketPaper, now: Date): Promise<Buffer> {
  const fonts = await loadFonts();
  const pdf = new PDFDocument({
    size: [pageSize.width, pageSize.height],
    margin: 0,
    autoFirstPage: false,
    // None yet: it would load one of its own.
    font: '',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: ticket.event.title,
      Creator: 'Lastseat',
      Producer: 'Lastseat',
      CreationDate: now,
    },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  pdf.registerFont('regular', fonts.regular.bytes).registerFont('bold', fonts.bold.bytes);
  for (let seat = 0; seat < ticket.codes.length; seat++) {
    if (seat % ticketsPerPage === 0) pdf.addPage();
    drawTicket(pdf, fonts, ticket, seat, placeOnPage(seat % ticketsPerPage));
    await nextTurn();
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
