/**
 * How large a light is, from its middle to its edge, in pitches. One that is out is small as well as
 * dark, so that nobody needs the colour to tell. The room is what it is cleared by, edges and all: it
 * ends before the neighbours begin, which for the corners of blocks is sooner.
 */
const dot = { bright: 0.4, dark: 0.2, glow: 0.44, room: 0.55 };
const block = { bright: 0.34, dark: 0.17, glow: 0.34, room: 0.36 };

export const sizesOf = (isBlock: boolean) => (isBlock ? block : dot);

/** A block that is half sold has half of its area lit. */
export function litSize(bright: number, freeShare: number): number {
  return bright * Math.sqrt(freeShare);
}
