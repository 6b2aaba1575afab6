import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawSharePicture } from './draw-share-picture';

const event = {
  id: '0192f3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f',
  title: '',
  category: 'Music',
  startsAt: '2026-11-27T19:00:00.000Z',
  endsAt: null,
  timeZone: 'Europe/Vienna',
  venue: 'Konzerthaus',
  status: 'scheduled' as const,
};

/** Where the words may be: left of the art, below the logo, above the date. */
const titleBox = { left: 72, right: 688, top: 120, bottom: 486 };

const paint = async (title: string) => {
  const svg = await drawSharePicture({ ...event, title });
  return sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
};

let blank: Awaited<ReturnType<typeof paint>>;
// The first picture loads HarfBuzz, the painter and the fonts.
beforeAll(async () => {
  // The API has libvips read no SVG, and its tests may have run in this process.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  blank = await paint('');
}, 60_000);

/** The smallest box around all pixels that a title changes. */
async function findInk(title: string) {
  const { data, info } = await paint(title);
  const { width, channels } = info;
  const ink = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let index = 0; index < data.length; index += channels) {
    if (data[index] === blank.data[index]) continue;
    const [x, y] = [(index / channels) % width, Math.floor(index / channels / width)];
    ink.left = Math.min(ink.left, x);
    ink.right = Math.max(ink.right, x);
    ink.top = Math.min(ink.top, y);
    ink.bottom = Math.max(ink.bottom, y);
  }
  return ink;
}

describe('the title on a share picture', () => {
  it.each([
    ['two words', 'Limited Concert'],
    ['200 letters without a space', 'W'.repeat(200)],
    ['200 letters with spaces', 'Wide words '.repeat(19).slice(0, 200)],
    ['200 Arabic letters without a space', 'مهرجان'.repeat(34).slice(0, 200)],
    ['200 Chinese characters', '國際音樂節'.repeat(40)],
    ['200 Thai letters', 'เทศกาลดนตรีที่'.repeat(15).slice(0, 200)],
    ['letters under a heap of accents', `Z${'\u0302\u0323\u0304'.repeat(30)}algo Night`],
  ])('stays within its place: %s', async (_name, title) => {
    const ink = await findInk(title);
    expect(ink.left).toBeGreaterThanOrEqual(titleBox.left - 4);
    expect(ink.right).toBeLessThanOrEqual(titleBox.right + 4);
    expect(ink.top).toBeGreaterThanOrEqual(titleBox.top);
    expect(ink.bottom).toBeLessThanOrEqual(titleBox.bottom);
  });

  it('stands on the right when it reads from right to left', async () => {
    const [hebrew, english] = [await findInk('ערב ג׳אז'), await findInk('Jazz night')];
    expect(hebrew.right).toBeGreaterThan(titleBox.right - 20);
    expect(english.left).toBeLessThan(titleBox.left + 20);
  });
});

describe('a title in letters that no font has', () => {
  const draw = (title: string) => drawSharePicture({ ...event, title });

  it.each([
    ['Tamil', 'தமிழ் இசை விழா'],
    ['Georgian', 'ქართული ღამე'],
    ['Amharic, with a year', 'የአዲስ ዓመት በዓል 2027'],
  ])('gives way to the kind of event: %s', async (_script, title) => {
    expect(await draw(title)).toBe(await draw('Music'));
  });

  it('is drawn without them when most of it can be', async () => {
    expect(await draw('Jazz from Tbilisi (ჯაზი)')).toBe(await draw('Jazz from Tbilisi ()'));
  });
});

it('holds outlines only: nothing of an event gets into the picture as text or as markup', async () => {
  const svg = await drawSharePicture({ ...event, title: '"><script>x</script>', venue: '&<b>' });
  expect(svg).not.toMatch(/<(text|script|b)\b/);
  expect(svg).toMatch(/^<svg [^<>]*>(<\/?(path|svg|g|circle)\b[^<>]*>)+$/);
});
