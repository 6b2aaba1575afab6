const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

const units: [name: string, ms: number, from: number][] = [
  ['day', 24 * hourMs, 48 * hourMs],
  ['hour', hourMs, 2 * hourMs],
  ['minute', minuteMs, minuteMs],
  ['second', secondMs, secondMs],
];

/** Such as `12 minutes left`: never more than there is. Null when nothing is. */
export function describeTimeLeft(leftMs: number): string | null {
  const unit = units.find(([, , from]) => leftMs >= from);
  if (unit === undefined) return null;
  const [name, ms] = unit;
  const count = Math.floor(leftMs / ms);
  return `${count} ${name}${count === 1 ? '' : 's'} left`;
}

/** Until the words change: each second in the last minute, each minute before that. */
export function changesInMs(leftMs: number): number {
  const step = leftMs > minuteMs ? minuteMs : secondMs;
  return (leftMs % step) + 1;
}
