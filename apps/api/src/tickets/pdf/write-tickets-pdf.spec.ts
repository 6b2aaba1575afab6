import { drawCover, encodeTicketCode, type CoverShape } from '@lastseat/contracts';
import { readPdfText } from '@lastseat/test-data';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { keepDrawable, loadFonts } from '../../paper/paper.service.js';
import type { TicketPaper } from './ticket-paper.js';
import { writeTicketsPdf } from './write-tickets-pdf.js';

const eventId = '0198f2a0-1b2c-7d3e-8f45-6789abcdef01';
const bookingId = '0198f2a0-1b2c-7d3e-8f45-6789abcdef02';

function makePaper(seats: number, given: Partial<TicketPaper> = {}): TicketPaper {
  const signature = new Uint8Array(64).fill(7);
  return {
    event: {
      id: eventId,
      title: 'Chamber music in the old mill',
      category: 'Music',
      venue: 'Old Mill, Hall 2',
      address: '1 Mill Lane, Vienna',
    },
    when: 'Mon 15 Mar 2027, 19:30–21:00 (Vienna time)',
    holder: 'Ada Lindt',
    names: [],
    reference: 'LS-4F7KQ-9Q2MX',
    cover: null,
    codes: Array.from({ length: seats }, (_, seat) =>
      encodeTicketCode({ keyId: 1, eventId, bookingId, number: seat + 1 }, signature),
    ),
    ...given,
  };
}

const now = new Date('2027-01-02T03:04:05.000Z');
const countPages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;

describe('The PDF of tickets', () => {
  it('has three of them on a page, and a part of the fonts only', async () => {
    const pdf = await writeTicketsPdf(makePaper(7), now);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(countPages(pdf)).toBe(3);
    expect(pdf.length).toBeLessThan(60_000);
  });

  it('has the organiser’s picture once, however many tickets show it', async () => {
    const picture = await sharp({
      create: { width: 960, height: 540, channels: 3, background: '#a03' },
    })
      .jpeg()
      .toBuffer();
    const cover = `data:image/jpeg;base64,${picture.toString('base64')}`;
    const pdf = await writeTicketsPdf(makePaper(4, { cover }), now);
    expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(1);
  });

  it.each([
    ['filled', (shape: CoverShape) => shape.stroke === undefined],
    ['drawn as lines', ({ stroke, strokeDasharray }: CoverShape) => stroke && !strokeDasharray],
    ['dotted', ({ strokeDasharray }: CoverShape) => strokeDasharray?.startsWith('0 ')],
  ])('has the drawn picture, also where it is %s', async (_name, isLike) => {
    const paper = makePaper(1);
    const ids = Array.from({ length: 100 }, (_, index) => `${eventId.slice(0, -3)}${100 + index}`);
    const events = ids.map((id) => ({ ...paper.event, id }));
    const frame = { width: 300, height: 100 };
    const event = events.find((one) => drawCover(one, frame).shapes.some(isLike))!;
    expect(countPages(await writeTicketsPdf({ ...paper, event }, now))).toBe(1);
  });

  it('is made of titles in every script, and of names in letters that it has not', async () => {
    const titles = [
      'Łódź',
      'Ελλάδα',
      'Зимняя сказка',
      'ערב של מוזיקה',
      'أمسية موسيقى',
      '室内楽',
      '🎷',
    ];
    for (const title of titles) {
      const paper = makePaper(1, { holder: '李明' });
      const pdf = await writeTicketsPdf({ ...paper, event: { ...paper.event, title } }, now);
      expect(countPages(pdf), title).toBe(1);
    }
  });
});

describe('A ticket on paper', () => {
  it('has the name of who comes with it, or else the holder’s', async () => {
    const names = ['Bea Lindt', null];
    const lines = readPdfText(await writeTicketsPdf(makePaper(2, { names }), now));
    expect(lines.filter((line) => line.includes('Lindt'))).toEqual(['Bea Lindt', 'Ada Lindt']);
  });
});

describe('What the fonts can draw', () => {
  it('is left of a text, unless most of its letters are missing', async () => {
    const { bold } = await loadFonts();
    expect(keepDrawable('Jazz 🎷 night', bold)).toBe('Jazz night');
    expect(keepDrawable('Łódź – Ελλάδα – Зима – ערב – أمسية', bold)).toBe(
      'Łódź – Ελλάδα – Зима – ערב – أمسية',
    );
    expect(keepDrawable('室内楽の夕べ in Wien', bold)).toBe('in Wien');
    expect(keepDrawable('室内楽の夕べ', bold)).toBeNull();
    expect(keepDrawable('🎷', bold)).toBeNull();
  });
});
