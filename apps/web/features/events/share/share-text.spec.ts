import { describe, expect, it } from 'vitest';
import { layOutText } from './lay-out-text';

const box = { width: 600, height: 300, sizes: [80, 60, 40, 30], lineHeight: 1.2 } as const;
const layOut = (text: string) => layOutText(text, 700, box);

const titles = {
  Latin: 'Łódź: Žižkov, Ærø & naïve façades in Đà Nẵng',
  Greek: 'Αθήνα: νύχτα τζαζ',
  Cyrillic: 'Вечір камерної музики, ёлка',
  Arabic: 'مهرجان القاهرة الدولي للموسيقى',
  Persian: 'جشنواره موسیقی تهران، گپ و چای',
  Hebrew: 'ערב ג׳אז בתל אביב',
  Devanagari: 'दिल्ली शास्त्रीय संगीत समारोह',
  Thai: 'เทศกาลดนตรีแจ๊สกรุงเทพ',
  'simplified Chinese': '上海之夜：与朋友们一起听音乐',
  'traditional Chinese': '國際音樂節：體驗與學習',
  Japanese: '東京ジャズ祭、春の夜「ひかり」',
  Korean: '서울 재즈 페스티벌의 밤',
  emoji: 'Party 🎉 👩‍💻 🇦🇹 ❤️ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣',
};

describe('every script has its letters', () => {
  it.each(Object.entries(titles))('%s', async (_script, title) => {
    const { lines } = await layOut(title);
    expect(lines.map(({ missing }) => missing)).toEqual(lines.map(() => 0));
    const outlines = new Set(lines.flatMap(({ glyphs }) => glyphs.map(({ d }) => d)));
    const letters = new Set(title.match(/[\p{L}\p{Extended_Pictographic}]/gu));
    // Different letters look different; joined ones may share a glyph, a box is always the same.
    expect(outlines.size).toBeGreaterThan(letters.size / 2);
  });

  it('and what none of the fonts has is left out, without a box or a gap in its place', async () => {
    expect(await layOut('Jazz ꦗꦮ Night')).toEqual(await layOut('Jazz Night'));
    expect((await layOut('தமிழ்')).lines).toEqual([]);
  });
});

describe('letters that change beside each other', () => {
  const outlinesOf = async (text: string) => {
    return (await layOut(text)).lines.flatMap(({ glyphs }) => glyphs.map(({ d }) => d));
  };

  it('join in Arabic: three beside each other are not three that stand alone', async () => {
    const [alone] = await outlinesOf('ه');
    expect(await outlinesOf('ههه')).toHaveLength(3);
    expect(await outlinesOf('ههه')).not.toContain(alone);
  });

  it('become one picture in an emoji of several people', async () => {
    const drawn = (await outlinesOf('👩‍💻')).filter((d) => d !== '');
    expect(drawn).toHaveLength(1);
  });

  it('run from right to left in Hebrew, and the number among them from left to right', async () => {
    const [line] = (await layOut('א 12 ב')).lines;
    const alef = (await outlinesOf('א'))[0];
    const one = (await outlinesOf('1'))[0];
    const two = (await outlinesOf('2'))[0];
    const xOf = (d: string | undefined) => line?.glyphs.find((glyph) => glyph.d === d)?.x ?? NaN;
    expect(xOf(alef)).toBeGreaterThan(xOf(two));
    expect(xOf(two)).toBeGreaterThan(xOf(one));
    expect(await outlinesOf('אב')).toEqual([(await outlinesOf('ב'))[0], alef]);
  });
});

describe('a text that is too long', () => {
  it('gets smaller before it is cut', async () => {
    expect((await layOut('Jazz')).size).toBe(80);
    const long = await layOut('An evening of chamber music with the quartet of the city of Vienna');
    expect(long.size).toBeLessThan(80);
    expect(long.lines.map(({ width }) => width * long.size > box.width)).not.toContain(true);
  });

  it('ends in an ellipsis where even the smallest size has no room', async () => {
    const { size, lines } = await layOut('many words '.repeat(60));
    expect(size).toBe(30);
    expect(lines).toHaveLength(8);
    const [ellipsis] = (await layOut('…')).lines[0]?.glyphs ?? [];
    expect(lines.at(-1)?.glyphs.at(-1)?.d).toBe(ellipsis?.d);
    expect(Math.max(...lines.map(({ width }) => width * size))).toBeLessThanOrEqual(box.width);
  });

  it('has room for the ellipsis even after a line that is full to its last letter', async () => {
    const { size, lines } = await layOut('i'.repeat(2_000));
    expect(Math.max(...lines.map(({ width }) => width * size))).toBeLessThanOrEqual(box.width);
  });

  it('does not leave one word alone on the last line', async () => {
    const { lines } = await layOut('hall hall hall hall');
    const widths = lines.map(({ width }) => width);
    expect(widths.length).toBeGreaterThan(1);
    expect(Math.min(...widths)).toBeGreaterThan(Math.max(...widths) / 2);
  });
});
