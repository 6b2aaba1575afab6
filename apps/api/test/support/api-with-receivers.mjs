/**
 * The built API with two receivers that pass on to RECEIVER_URL: a program of its own, so that a test can
 * kill it. With WITHOUT_OUTBOX it is the negative control: it publishes after COMMIT, as a service without
 * an outbox does. With HOLD_MS what guests hold is held for so long, and not for half an hour; what is held to be paid
 * for has its order's time.
 */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { createApp } from '../../dist/src/app.js';
import { BookingCommitter } from '../../dist/src/bookings/commit/booking-committer.js';
import { parseConfig } from '../../dist/src/common/config/config.js';
import { OutboxModule } from '../../dist/src/outbox/outbox.module.js';
import { ReceiversService } from '../../dist/src/outbox/receivers.service.js';

const { RECEIVER_URL, WITHOUT_OUTBOX, HOLD_MS } = process.env;

async function post(receiver, delivery, signal = null) {
  const body = JSON.stringify({ receiver, ...delivery });
  const answer = await fetch(RECEIVER_URL, { method: 'POST', body, signal });
  if (!answer.ok) throw new Error(`It answered ${answer.status}`);
}

const receivers = [
  { name: 'one by one', isOrdered: false, partsOf: ({ facts }) => facts.map((fact) => [fact]) },
  { name: 'in order', isOrdered: true, partsOf: ({ facts }) => [facts] },
].map((receiver) => ({
  ...receiver,
  atOnce: 8,
  deliver: (delivery, signal) => post(receiver.name, delivery, signal),
}));

class Receivers {}
Module({
  imports: [OutboxModule],
  providers: [
    {
      provide: 'THE_TWO',
      inject: [ReceiversService],
      useFactory: (registry) => receivers.forEach((receiver) => registry.register(receiver)),
    },
  ],
})(Receivers);

if (HOLD_MS) {
  const { submit } = BookingCommitter.prototype;
  BookingCommitter.prototype.submit = function (command) {
    const isHold = command.kind === 'hold' && !command.isForPayment;
    return submit.call(this, isHold ? { ...command, forMs: Number(HOLD_MS) } : command);
  };
}

if (WITHOUT_OUTBOX) {
  const { submit } = BookingCommitter.prototype;
  BookingCommitter.prototype.submit = async function (command) {
    const outcome = await submit.call(this, command);
    if (outcome.booking) {
      const { id: bookingId, eventId: aggregateId } = outcome.booking;
      const type = outcome.kind === 'booked' ? 'booking.confirmed' : 'booking.cancelled';
      await post('one by one', {
        ...{ id: command.bookingId + type, aggregateId, version: 0, part: 0 },
        facts: [{ type, bookingId }],
      });
    }
    return outcome;
  };
}

const config = parseConfig(process.env);
const app = await createApp(config, { extraModules: WITHOUT_OUTBOX ? [] : [Receivers] });
app.enableShutdownHooks([], { useProcessExit: true });
await app.listen(config.API_PORT, config.API_HOST);
