const names = ['DATABASE_URL', 'EVENT_STORE_URL', 'READ_MODEL_URL'] as const;

/**
 * Each of them has a history of migrations of its own, which cannot be in one database with another.
 * @returns what is wrong, or null; it does not quote the addresses
 */
export function findSharedDatabase(config: Record<(typeof names)[number], string>): string | null {
  const given = names.filter((name) => config[name] !== '');
  const places = given.map((name) => {
    const { hostname, port, pathname } = new URL(config[name]);
    return `${hostname}:${port || '5432'}${pathname}`;
  });
  const second = places.findIndex((place, index) => places.indexOf(place) < index);
  if (second === -1) return null;
  const first = given[places.indexOf(places[second]!)];
  return `${given[second]} names the database of ${first}: leave it empty, or give it one of its own`;
}
