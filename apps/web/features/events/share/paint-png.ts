import sharp from 'sharp';

/** Pictures, some 60 kB each. */
const mostKept = 50;

type Png = Uint8Array<ArrayBuffer>;

const kept = new Map<string, Promise<Png>>();
let last: Promise<unknown> = Promise.resolve();

/** One at a time, in a thread of its own: a crowd that shares links leaves the pages their cores. */
sharp.concurrency(1);

/** The same picture is painted once, as long as it is among the newest. */
export function paintPng(svg: string): Promise<Png> {
  const known = kept.get(svg);
  if (known !== undefined) return known;
  const painted = last.then(async () => {
    return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
  });
  last = painted.catch(() => undefined);
  kept.set(svg, painted);
  // A failure is not kept; the newest go in at the end, so the first is the oldest.
  painted.catch(() => kept.delete(svg));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return painted;
}
