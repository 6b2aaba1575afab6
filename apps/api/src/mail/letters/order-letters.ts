/** Mails about money: that it came, and that it went back. */
import { bookingReference, formatAmount } from '@lastseat/contracts';
import type { Money, OrderContent } from '../content/order-content.js';
import type { Links } from '../content/links.js';
import type { Block, Fact, Letter } from '../template/letter.js';

interface OrderLetterContext {
  links: Links;
}

const PAID = 'You get this mail because you have paid for tickets with Lastseat.';

/** The receipt. The ticket comes in a mail of its own. */
export function paymentReceived(
  order: OrderContent,
  { amountCents, currency }: Money,
  { links }: OrderLetterContext,
): Letter {
  const { event, person, lines } = order;
  const amount = formatAmount(amountCents, currency);
  const bought = lines.map(({ name, quantity, unitPriceCents }): Fact => ({
    label: `${quantity} × ${name}`,
    value: formatAmount(quantity * unitPriceCents, currency),
  }));
  return {
    subject: `Receipt: ${event.title}`,
    preview: `${amount} received. Thank you!`,
    blocks: [
      { kind: 'cover', imageUrl: links.cover(event) },
      { kind: 'heading', text: `${amount} received` },
      {
        kind: 'paragraph',
        text: `Hello ${person.name}, thank you. Your seats are booked; the tickets are in a mail of their own.`,
      },
      {
        kind: 'facts',
        facts: [...bought, { label: 'Paid', value: amount }, ...ofOrder(order)],
      },
      leadOn(order, links),
    ],
    reason: PAID,
  };
}

/** @param wasPaid whether it was for seats; else it came too late, twice, or was not what was asked for */
export function moneySentBack(
  order: OrderContent,
  { amountCents, currency }: Money,
  { what, wasPaid }: { what: string | null; wasPaid: boolean },
  { links }: OrderLetterContext,
): Letter {
  const { event, person } = order;
  const amount = formatAmount(amountCents, currency);
  const why = wasPaid
    ? `we have sent you back ${amount} of what you paid for ${event.title}.`
    : `your payment for ${event.title} got no seats, so we have sent all of it back.`;
  return {
    subject: `Money sent back: ${event.title}`,
    preview: `${amount} is on its way to you.`,
    blocks: [
      { kind: 'cover', imageUrl: links.cover(event) },
      { kind: 'heading', text: `${amount} is on its way to you` },
      { kind: 'paragraph', text: `Hello ${person.name}, ${why}` },
      {
        kind: 'facts',
        facts: [
          { label: 'Sent back', value: amount },
          ...(what === null ? [] : [{ label: 'For', value: what }]),
          ...ofOrder(order),
        ],
      },
      {
        kind: 'paragraph',
        text: 'It goes to the card or the account that you paid with. Until your bank shows it, it takes up to ten working days.',
      },
      leadOn(order, links),
    ],
    reason: PAID,
  };
}

const ofOrder = ({ id, event }: OrderContent): Fact[] => [
  { label: 'Order', value: bookingReference(id) },
  { label: 'Organiser', value: event.organiserName },
];

const leadOn = ({ id, isGuests, event }: OrderContent, links: Links): Block =>
  isGuests
    ? { kind: 'button', label: 'Look at the event', url: links.event(event.id) }
    : { kind: 'button', label: 'Show the order', url: links.order(id) };
