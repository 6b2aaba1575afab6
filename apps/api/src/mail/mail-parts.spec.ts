import { isToldWhole, type Fact } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { MailPartsService } from './mail-parts.service.js';

const id = '0199b1f0-5c1e-7d3a-9f60-0d5f8c6f7a11';
const message: Fact[] = [
  { type: 'account.registered' },
  { type: 'account.verificationRequested', verificationId: id },
  { type: 'account.emailChanged', before: 'ada@lastseat.example' },
  { type: 'event.published' },
  { type: 'booking.reminderDue', bookingId: id, userId: id },
  { type: 'event.changed', changed: [{ field: 'venue', before: 'a', after: 'b' }] },
  { type: 'event.changed', changed: [{ field: 'category', before: 'a', after: 'b' }] },
  { type: 'event.changed', changed: [{ field: 'host', before: 'a', after: null }] },
];
const typesOf = (parts: readonly (readonly Fact[])[]) =>
  parts.map((part) => part.map(({ type }) => type));
const byOutbox = new MailPartsService({ NOTIFICATIONS: 'outbox' });
const byKafka = new MailPartsService({ NOTIFICATIONS: 'kafka' });

it('A mail is about one fact, and the welcome about two', () => {
  expect(typesOf(byOutbox.listForDispatcher(message))).toEqual([
    ['account.verificationRequested', 'account.registered'],
    ['account.emailChanged'],
    ['booking.reminderDue'],
    ['event.changed'],
    ['event.changed'],
  ]);
});

it('Who reads Kafka makes all of them but those that need what is not told there, which the dispatcher makes', () => {
  const all = byOutbox.listForDispatcher(message);
  expect(byKafka.listForReader(message)).toEqual(all.filter(([one]) => isToldWhole(one!.type)));
  expect(typesOf(byKafka.listForDispatcher(message))).toEqual([['account.emailChanged']]);
});
