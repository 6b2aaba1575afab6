/** At the end: each cent that came is for a confirmed seat, or went back, once. */
import type { Committed } from '../database/store.js';
import type { SimulatedProvider } from '../world/provider.js';
import type { Blame } from './check-commit.js';

export function checkMoney(
  { Order, OrderLine, Payment, Booking }: Committed,
  { sessions, refunds }: SimulatedProvider,
  blame: Blame,
): void {
  const lines = [...OrderLine.values()];
  for (const { orderId, payments } of sessions.values()) {
    const came = payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
    const wentBack = [...refunds.values()]
      .filter((refund) => refund.orderId === orderId)
      .reduce((sum, { amountCents }) => sum + amountCents, 0);
    const isFor = lines
      .filter((line) => line.orderId === orderId)
      .reduce((sum, { bookingId, unitPriceCents }) => {
        const booking = Booking.get(bookingId);
        const seats = booking?.status === 'confirmed' ? booking.quantity : 0;
        return sum + seats * unitPriceCents;
      }, 0);
    if (came - wentBack === isFor) continue;
    blame(`of an order ${came} came, ${wentBack} went back, and its seats cost ${isFor}`);
  }
  for (const { id, status } of Booking.values()) {
    if (status !== 'confirmed') continue;
    const line = lines.find(({ bookingId }) => bookingId === id);
    const isPaid = [...Payment.values()].some(
      ({ orderId, use }) => orderId === line?.orderId && use === 'seats',
    );
    if (!isPaid) blame('seats are confirmed that nobody paid for');
  }
  for (const { state, nextStepAt } of Order.values()) {
    if (nextStepAt !== null) blame(`an order that is ${state} comes to no end`);
  }
}
