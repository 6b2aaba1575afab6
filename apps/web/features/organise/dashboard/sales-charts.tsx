'use client';

import type { EventStatistics } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { formatCount } from '@/lib/format/format';
import { useReader } from '@/lib/react/reader';
import { ChartFrame, Plot } from './chart-frame';
import { formatStep } from './format-step';
import { layOutSales, type SalesLayout } from './lay-out-sales';
import { SalesTable } from './sales-table';

/** How the seats went, and when they did. */
export function SalesCharts({ statistics }: { statistics: EventStatistics }) {
  const { locale } = useReader();
  const { timeZone, sales } = statistics;
  const layout = layOutSales(statistics);
  // The last step begins before its end, which is the next one's day.
  const [from, to] = [layout.from, layout.to - 1].map((time) =>
    formatStep(new Date(time).toISOString(), sales.unit, { locale, timeZone }),
  );
  return (
    <ChartFrame title="Sale over time" text="Times are those of the venue.">
      <TakenPlot layout={layout} statistics={statistics} />
      <div className="mt-4">
        <StepsPlot layout={layout} unit={sales.unit} />
      </div>
      <div
        className="mt-2 mr-10 flex justify-between gap-4 text-xs text-muted tabular-nums"
        aria-hidden="true"
      >
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <SalesTable statistics={statistics} />
    </ChartFrame>
  );
}

function TakenPlot({
  layout: { taken },
  statistics,
}: {
  layout: SalesLayout;
  statistics: EventStatistics;
}) {
  const { confirmedTickets, totalTickets } = statistics;
  const booked = `${formatCount(confirmedTickets)} of ${formatCount(totalTickets)}`;
  return (
    <Plot
      label={`Booked seats over time: ${booked} by now`}
      top={formatCount(taken.most)}
      bottom="0"
      className="h-52"
    >
      <path d={taken.area} className="fill-accent-soft forced-colors:fill-none" />
      <path
        d={taken.line}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-accent stroke-2 forced-colors:stroke-[Highlight]"
      />
    </Plot>
  );
}

function StepsPlot({ layout: { steps }, unit }: { layout: SalesLayout; unit: string }) {
  const { mostSold, mostCancelled, axis, sold, cancelled } = steps;
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        <Key style="bg-accent">Booked, by {unit}</Key>
        {mostCancelled > 0 && <Key style="bg-last-bar">Cancelled</Key>}
      </p>
      <Plot
        label={`Booked by ${unit}: at most ${formatCount(mostSold)} seats. Cancelled: at most ${formatCount(mostCancelled)}.`}
        top={formatCount(mostSold)}
        bottom={mostCancelled === 0 ? '0' : `−${formatCount(mostCancelled)}`}
        className="h-24"
      >
        {sold.map(({ at, ...box }) => (
          <rect key={at} {...box} className="fill-accent forced-colors:fill-[Highlight]" />
        ))}
        {cancelled.map(({ at, ...box }) => (
          <rect key={at} {...box} className="fill-last-bar forced-colors:fill-[CanvasText]" />
        ))}
        {mostCancelled > 0 && (
          <path
            d={`M0 ${axis}H100`}
            vectorEffect="non-scaling-stroke"
            className="stroke-line-strong"
          />
        )}
      </Plot>
    </>
  );
}

function Key({ style, children }: { style: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className={`size-2.5 rounded-sm ${style}`} aria-hidden="true" />
      {children}
    </span>
  );
}
