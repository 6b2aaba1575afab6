/** One ticket on its paper. */
import { drawCover, type CoverShape } from '@lastseat/contracts';
import { encode } from 'uqr';
import {
  ink,
  keepDrawable,
  quietInk,
  writeText,
  type Fonts,
  type TextStyle,
} from '../../paper/paper.service.js';
import { codeSide, coverHeight, stubWidth, ticketSize, type TicketPaper } from './ticket-paper.js';

type Pdf = PDFKit.PDFDocument;

interface Place {
  x: number;
  y: number;
}

const line = '#9aa4b8';
const padding = 16;
const textWidth = ticketSize.width - stubWidth - 2 * padding;

/** @param seat counted from 0 */
export function drawTicket(
  pdf: Pdf,
  fonts: Fonts,
  ticket: TicketPaper,
  seat: number,
  at: Place,
): void {
  const { width, height } = ticketSize;
  pdf.save().roundedRect(at.x, at.y, width, height, 10).clip();
  drawPicture(pdf, ticket, at);
  pdf.restore();
  pdf.lineWidth(0.8).strokeColor(line).roundedRect(at.x, at.y, width, height, 10).stroke();
  const tear = at.x + width - stubWidth;
  pdf
    .dash(3, { space: 3 })
    .moveTo(tear, at.y)
    .lineTo(tear, at.y + height)
    .stroke()
    .undash();
  drawWords(pdf, fonts, ticket, seat, { x: at.x + padding, y: at.y + coverHeight + 12 });
  drawStub(pdf, fonts, ticket, seat, { x: tear, y: at.y });
}

/** Over the words; the stub stays white. */
function drawPicture(pdf: Pdf, { event, cover }: TicketPaper, { x, y }: Place): void {
  const frame = { width: ticketSize.width - stubWidth, height: coverHeight };
  pdf.rect(x, y, frame.width, frame.height).clip();
  if (cover !== null) {
    pdf.image(cover, x, y, {
      cover: [frame.width, frame.height],
      align: 'center',
      valign: 'center',
    });
    return;
  }
  const { palette, shapes } = drawCover(event, frame);
  pdf.rect(x, y, frame.width, frame.height).fill(palette.ground);
  pdf.translate(x, y).lineCap('round');
  for (const shape of shapes) drawShape(pdf, shape);
}

function drawShape(
  pdf: Pdf,
  { d, fill, stroke, strokeWidth, strokeDasharray, opacity = 1 }: CoverShape,
): void {
  pdf.save().path(d);
  if (stroke === undefined) {
    pdf.fillOpacity(opacity).fill(fill ?? ink);
  } else {
    pdf.lineWidth(strokeWidth ?? 1).strokeOpacity(opacity);
    const [length = 0, space = length] = (strokeDasharray ?? '').split(' ').map(Number);
    // A dash of no length is a dot by its round ends; the library takes none but longer ones.
    if (strokeDasharray !== undefined) pdf.dash(Math.max(length, 0.01), { space });
    pdf.stroke(stroke);
  }
  pdf.restore();
}

function drawWords(pdf: Pdf, fonts: Fonts, ticket: TicketPaper, seat: number, at: Place): void {
  const { event, when, holder, names } = ticket;
  const { title, category, venue, address } = event;
  const write = (text: string, style: Omit<TextStyle, 'width'>) => {
    at = { x: at.x, y: writeText(pdf, fonts, text, { width: textWidth, ...style }, at) };
  };
  // Of a title in letters that the fonts have not, the category says more than nothing.
  write(keepDrawable(title, fonts.bold) ?? category, { face: 'bold', size: 15, maxLines: 2 });
  at.y += 3;
  write(when, { face: 'bold', size: 9.5, maxLines: 2 });
  at.y += 2;
  write(venue, { face: 'regular', size: 9.5, maxLines: 1 });
  if (address !== null)
    write(address, { face: 'regular', size: 8.5, maxLines: 1, colour: quietInk });
  at.y += 4;
  write(names[seat] ?? holder, { face: 'regular', size: 9.5, maxLines: 1 });
}

function drawStub(pdf: Pdf, fonts: Fonts, ticket: TicketPaper, seat: number, at: Place): void {
  const { codes, reference } = ticket;
  drawCode(pdf, codes[seat] ?? '', { x: at.x + (stubWidth - codeSide) / 2, y: at.y + 12 });
  const below = { x: at.x, y: at.y + 12 + codeSide + 6 };
  const centred = { width: stubWidth, align: 'centre', maxLines: 1 } as const;
  const next = writeText(pdf, fonts, reference, { face: 'bold', size: 12, ...centred }, below);
  const which = codes.length === 1 ? 'Admit one' : `Seat ${seat + 1} of ${codes.length}`;
  const place = { x: at.x, y: next + 2 };
  writeText(pdf, fonts, which, { face: 'regular', size: 9.5, colour: quietInk, ...centred }, place);
}

/** As lines of squares, which stay sharp at every size: black on white, and all of them one piece of content. */
function drawCode(pdf: Pdf, code: string, { x, y }: Place): void {
  const { data, size } = encode(code, { ecc: 'M', border: 2 });
  const side = codeSide / size;
  pdf.rect(x, y, codeSide, codeSide).fill('white');
  const lines: string[] = [];
  for (const [row, modules] of data.entries()) {
    for (let column = 0; column < size; column++) {
      if (!modules[column]) continue;
      const from = column;
      while (modules[column + 1]) column++;
      const numbers = [x + from * side, y + row * side, (column - from + 1) * side, side];
      lines.push(`${numbers.map((number) => number.toFixed(3)).join(' ')} re`);
    }
  }
  pdf.fillColor('black').addContent(`${lines.join(' ')} f`);
}
