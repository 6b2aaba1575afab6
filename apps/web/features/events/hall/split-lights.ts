/** Cuts the dots of a hall where what is sold ends: what is not sold out never looks so. */
export function splitLights(dots: string, freeShare: number): { dark: string; bright: string } {
  const all = dots.match(/M[^M]+/g) ?? [];
  const bright = freeShare === 0 ? 0 : Math.max(1, Math.round(all.length * freeShare));
  const end = all.length - bright;
  return { dark: all.slice(0, end).join(''), bright: all.slice(end).join('') };
}
