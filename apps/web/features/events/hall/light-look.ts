/**
 * A light that is out is small as well as dark, so that nobody needs the colour to tell. Half the
 * width of each, in pitches; a block that is half sold has half of the area.
 */
export const darkRadius = 0.2;
export const brightRadius = 0.4;

export function radiusOf(freeShare: number): number {
  return brightRadius * Math.sqrt(freeShare);
}
