import { formatCount } from '@/lib/format/format';

interface SeatBarProps {
  sold: number;
  total: number;
}

/** How full it is. A drawing and not a style, which the page's policy would refuse from the server. */
export function SeatBar({ sold, total }: SeatBarProps) {
  const percent = total === 0 ? 0 : (sold / total) * 100;
  return (
    <div>
      <p className="text-sm tabular-nums">
        <span className="font-semibold">{formatCount(sold)}</span>{' '}
        <span className="text-muted">of {formatCount(total)} booked</span>
      </p>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className="mt-1.5 h-1.5 w-full overflow-hidden rounded-full bg-sunken forced-colors:border"
        aria-hidden="true"
      >
        <rect
          width={percent}
          height="6"
          className="fill-accent transition-[width] duration-500 forced-colors:fill-[Highlight]"
        />
      </svg>
    </div>
  );
}
