/**
 * How a reader's clock stands to that of the venue: `10 hours behind`. Null where both show the same.
 * @param minutes by which the reader's clock is ahead, at the start of each event: the clocks may change
 *   within the week
 */
export function describeClock(minutes: readonly number[]): string | null {
  const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
  if (minutes.length === 0 || (least === 0 && most === 0)) return null;
  // By the change of a clock never from ahead to behind: then one of the two is nothing.
  const side = most > 0 ? 'ahead' : 'behind';
  const [near, far] = [least, most].map(Math.abs).sort((one, other) => one - other);
  if (near === undefined || far === undefined) return null;
  return `${near === far ? writeHours(far) : `${writeHours(near)} to ${writeHours(far)}`} ${side}`;
}

function writeHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const written = [
    ...(hours > 0 || rest === 0 ? [`${hours} ${hours === 1 ? 'hour' : 'hours'}`] : []),
    ...(rest > 0 ? [`${rest} minutes`] : []),
  ];
  return written.join(' ');
}
