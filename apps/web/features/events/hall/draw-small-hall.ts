import { planHall } from './hall-plan';
import { orderSeats } from './seat-order';

/** The hall of a card, drawn where the page is rendered: a browser only has to cut it in two. */
export interface SmallHallDrawing {
  /** Of an SVG path: a line of no length for each light, in the order in which they go dark. */
  dots: string;
  /** In the units of the drawing. */
  pitch: number;
}

const aspect = 2;
/** The view box of small-hall.tsx is as wide. */
const unitsAcross = 600;
/** Lights that are four pixels apart on a card. */
const mostLights = 150;

export function drawSmallHall(seats: number, eventId: string): SmallHallDrawing {
  const { lights, x, y, pitch } = planHall({ seats, aspect, mostLights });
  const toUnits = (share: number) => Math.round(share * unitsAcross);
  const order = [...orderSeats(lights, eventId)];
  const dots = order.map((light) => `M${toUnits(x[light]!)} ${toUnits(y[light]!)}h0`).join('');
  return { dots, pitch: toUnits(pitch) };
}
