'use client';

import type { EventStatistics } from '@lastseat/contracts';
import { formatCount } from '@/lib/format/format';
import { useReader } from '@/lib/react/reader';
import { formatStep } from './format-step';

const cellStyle = 'py-1.5 pr-4 text-right last:pr-0';

/** What the drawings are made of, for those who would rather read it. */
export function SalesTable({ statistics }: { statistics: EventStatistics }) {
  const { locale } = useReader();
  const { timeZone, sales } = statistics;
  const rows = countTaken(sales.steps);
  return (
    <details className="mt-5">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-accent">
        As a table
      </summary>
      {/* A box that scrolls has to be reached by the keyboard. */}
      <div
        role="region"
        aria-label="Sale over time, as a table"
        tabIndex={0}
        className="mt-2 max-h-96 overflow-auto"
      >
        <table className="w-full text-sm tabular-nums">
          <SalesHead />
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <tr key={row.at}>
                <th scope="row" className={`${cellStyle} text-left! font-normal whitespace-nowrap`}>
                  {formatStep(row.at, sales.unit, { locale, timeZone })}
                </th>
                <td className={cellStyle}>{formatCount(row.sold)}</td>
                <td className={cellStyle}>{formatCount(row.cancelled)}</td>
                <td className={cellStyle}>{formatCount(row.taken)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

type Step = EventStatistics['sales']['steps'][number];

/** With the seats that are taken at the end of each step. */
function countTaken(steps: readonly Step[]): (Step & { taken: number })[] {
  const rows: (Step & { taken: number })[] = [];
  for (const step of steps) {
    const before = rows.at(-1)?.taken ?? 0;
    rows.push({ ...step, taken: before + step.sold - step.cancelled });
  }
  return rows;
}

function SalesHead() {
  return (
    <thead className="sticky top-0 bg-surface text-muted">
      <tr className="border-b border-line">
        <th scope="col" className={`${cellStyle} text-left!`}>
          From
        </th>
        <th scope="col" className={cellStyle}>
          Booked
        </th>
        <th scope="col" className={cellStyle}>
          Cancelled
        </th>
        <th scope="col" className={cellStyle}>
          Seats taken
        </th>
      </tr>
    </thead>
  );
}
