/** More than these are those of a new database, and nobody reads their names. */
const MOST_NAMES = 8;

/**
 * What a person is told of a database's migrations, in one line.
 *
 * @param applied the names of those that were applied just now, oldest first
 */
export function describeApplied(title: string, applied: readonly string[]): string {
  if (applied.length === 0) return `${title} is up to date`;
  const names =
    applied.length <= MOST_NAMES
      ? applied.join(', ')
      : `${applied.length} migrations, up to ${applied.at(-1)}`;
  return `${title}: applied ${names}`;
}
