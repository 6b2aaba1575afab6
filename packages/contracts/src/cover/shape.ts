/** One path of a drawing; without `stroke` it is filled. */
export interface Shape {
  d: string;
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  strokeDasharray?: string;
  opacity?: number;
}

/** What a motif draws on, in units of its own: it may be wide or high. */
export interface Frame {
  width: number;
  height: number;
}

/** A picture is stretched over a few hundred pixels: a tenth of a unit cannot be seen. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function point(x: number, y: number): string {
  return `${n(x)} ${n(y)}`;
}

export function disc(x: number, y: number, radius: number): string {
  // Clockwise like a box: where the two overlap in one path, they make one shape and no hole.
  const half = `a${n(radius)} ${n(radius)} 0 1 1 `;
  return `M${point(x - radius, y)}${half}${n(2 * radius)} 0${half}${n(-2 * radius)} 0z`;
}

export function box(x: number, y: number, width: number, height: number): string {
  return `M${point(x, y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}
