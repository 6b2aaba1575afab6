import { dateFormat, withUsualSpaces, type Holiday } from '@lastseat/contracts';

/** Such as `24 Dec 2026 – 6 Jan 2027`. */
export function formatDays({ from, until }: Pick<Holiday, 'from' | 'until'>): string {
  const format = dateFormat('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  const at = (date: string) => new Date(`${date}T12:00:00Z`);
  return withUsualSpaces(format.formatRange(at(from), at(until)));
}
