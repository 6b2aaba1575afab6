/** What a world around orders sells, and what is kept of it. */
import type { OrderEvent, SeenPayment } from '../order.js';

/** Each type that is asked for is a line, of so many seats. A free one is, beside what is paid. */
export const TYPES = [
  { id: 'A', priceCents: 500, seats: 2 },
  { id: 'B', priceCents: 2_500, seats: 1 },
  { id: 'C', priceCents: 0, seats: 1 },
] as const;

export type TypeId = (typeof TYPES)[number]['id'];

export const findType = (typeId: TypeId) => TYPES.find(({ id }) => id === typeId)!;
export const priceOfType = (typeId: TypeId) => findType(typeId).priceCents;

export interface Session {
  isOver: boolean;
  payments: SeenPayment[];
}

export const later = new Date(8.64e15);

export const START = new Date('2027-03-15T10:00:00Z').getTime();

/** What a worker has done and not yet said. */
export interface UnderWay {
  orderId: string;
  events: readonly OrderEvent[];
}
