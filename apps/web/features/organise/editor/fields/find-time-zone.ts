/**
 * The zone that somebody means who types a city: `new york` is America/New_York.
 * @returns null where none is meant, or more than one
 */
export function findTimeZone(typed: string, timeZones: readonly string[]): string | null {
  const plain = (text: string) => text.trim().replaceAll(' ', '_').toLowerCase();
  const wanted = plain(typed);
  if (wanted === '') return null;
  const found = timeZones.filter((zone) => plain(zone) === wanted || isCity(plain(zone), wanted));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const isCity = (zone: string, city: string) => zone.slice(zone.lastIndexOf('/') + 1) === city;
