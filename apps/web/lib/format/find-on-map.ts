/** OpenStreetMap's search. Its page is opened by a press and never in ours. */
export function findOnMap(address: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
}
