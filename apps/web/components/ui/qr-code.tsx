import { useId } from 'react';
import { encode } from 'uqr';

interface QrCodeProps {
  /** What it says to a reader of codes. */
  text: string;
  /** What it is, for those who do not see it. */
  title: string;
  /** Its size; it is square. */
  className: string;
}

/** Black on white in every theme, with its quiet edge: many readers make out nothing else. */
export function QrCode({ text, title, className }: QrCodeProps) {
  const titleId = useId();
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-labelledby={titleId}
      shapeRendering="crispEdges"
      className={`forced-color-adjust-none bg-[white] ${className}`}
    >
      <title id={titleId}>{title}</title>
      <path d={data.flatMap(drawRow).join('')} fill="black" />
    </svg>
  );
}

const drawRow = (row: boolean[], y: number) =>
  row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''));
