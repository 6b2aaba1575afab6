import { drawCover, type CoverShape, type EventDetails } from '@lastseat/contracts';
import { layOutText, type LaidOutText } from './lay-out-text';
import type { TextBox } from './fit-text';
import { unitsPerEm } from './open-font';
import { shareImageSize } from './share-image-size';
import { shareTime } from './share-time';
import { keepDrawable } from './text-runs';

type SharedEvent = Pick<
  EventDetails,
  'id' | 'title' | 'category' | 'startsAt' | 'endsAt' | 'timeZone' | 'venue' | 'status'
>;

/** The picture is on the right, the words are on the left; neither reaches into the other. */
const art = { width: 440, height: 630 };
const column = { x: 72, width: 616 };
const title = { top: 146, height: 320 };

/** Marks above and below the letters make these scripts taller. */
const isTall = /[\p{sc=Thai}\p{sc=Arabic}\p{sc=Devanagari}]/u;

const titleSizes = [84, 76, 68, 60, 54, 48, 44, 40, 36] as const;

/** As SVG without any text in it: every letter is its outline, so that whoever paints it needs no font. */
export async function drawSharePicture(event: SharedEvent): Promise<string> {
  const { palette, shapes } = drawCover(event, art, 'shade');
  const words = await Promise.all([
    drawLine(
      event.status === 'cancelled' ? 'Lastseat · Cancelled' : 'Lastseat',
      600,
      71,
      column.x + 66,
    ),
    drawTitle(await chooseTitle(event)),
    drawLine(shareTime(event), 600, 490),
    drawLine(event.venue, 450, 534),
  ]);
  const { width, height } = shareImageSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<path fill="${palette.ground}" d="M0 0h${width}v${height}H0z"/>`,
    `<svg x="${width - art.width}" width="${art.width}" height="${art.height}" fill="none" stroke-linecap="round">`,
    `<path fill="${palette.shade}" d="M0 0h${art.width}v${art.height}H0z"/>`,
    ...shapes.map(writePath),
    `</svg><g fill="${palette.ink}">${drawSeats()}${words.join('')}</g></svg>`,
  ].join('');
}

function oneLine(size: number): TextBox {
  return { width: column.width, height: size * 1.4, sizes: [size, size - 6], lineHeight: 1.4 };
}

/** A title of which most letters have no font is no title: what kind of event it is stands there then. */
async function chooseTitle({ title, category }: SharedEvent): Promise<string> {
  const drawable = await keepDrawable(title);
  return countLetters(drawable) * 2 < countLetters(title) ? category : drawable;
}

const countLetters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

async function drawTitle(text: string): Promise<string> {
  const lineHeight = isTall.test(text) ? 1.45 : 1.16;
  const box = { width: column.width, height: title.height, sizes: titleSizes, lineHeight };
  const laidOut = await layOutText(text, 700, box);
  const height = laidOut.lines.length * laidOut.size * lineHeight;
  return writeLines(laidOut, {
    ...column,
    top: title.top + (title.height - height) / 2,
    lineHeight,
  });
}

async function drawLine(text: string, weight: number, top: number, x = column.x): Promise<string> {
  const box = oneLine(30);
  const laidOut = await layOutText(text, weight, box);
  return writeLines(laidOut, { ...column, x, top, lineHeight: box.lineHeight });
}

interface TextPlace {
  x: number;
  width: number;
  top: number;
  lineHeight: number;
}

function writeLines({ lines, size, isRightToLeft }: LaidOutText, place: TextPlace): string {
  const scale = size / unitsPerEm;
  return lines
    .map(({ glyphs, width }, index) => {
      const x = isRightToLeft ? place.x + place.width - width * size : place.x;
      // Capitals are seven tenths of an em high: that puts them into the middle of their line.
      const y = place.top + (index + 0.5) * size * place.lineHeight + size * 0.35;
      const outlines = glyphs
        .filter(({ d }) => d !== '')
        .map((glyph) => `<path transform="translate(${glyph.x} ${glyph.y})" d="${glyph.d}"/>`);
      // A font counts upwards, a picture down.
      return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})">${outlines.join('')}</g>`;
    })
    .join('');
}

function writePath({ d, fill, stroke, strokeWidth, strokeDasharray, opacity }: CoverShape): string {
  const attributes = {
    d,
    fill,
    stroke,
    'stroke-width': strokeWidth,
    'stroke-dasharray': strokeDasharray,
    opacity,
  };
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return `<path ${written.map(([name, value]) => `${name}="${value}"`).join(' ')}/>`;
}

/** The logo: nine seats, the last one free. */
function drawSeats(): string {
  return Array.from({ length: 9 }, (_, seat) => {
    const [x, y] = [column.x + 8 + 18 * (seat % 3), 74 + 18 * Math.floor(seat / 3)];
    return `<circle cx="${x}" cy="${y}" r="7" opacity="${seat === 8 ? 1 : 0.45}"/>`;
  }).join('');
}
