/** Guests who do as the mail says: they ask for a place, wait for the mail, and take the link out of it. */
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import type { Random } from '../../load/random.js';
import type { Asker } from '../../torture/clients/asker.js';
import type { Deeds } from './deeds.js';
import type { OpenStreets } from './open-streets.js';
import { rest, Townsfolk } from './townsfolk.js';

const GUESTS = 4;
const REST_MS = [500, 3_000] as const;
const STAYS_MS = [200, 6_000] as const;
/** Theirs alone: nobody else's mails are read. */
const DOMAIN = '@mailed.example';
const LINK = /\/manage\/([\w-]+)/;
const LOOK_MS = 100;

/** Of the mails that have come: the link for each address. */
export class MailedLinks {
  private readonly tokens = new Map<string, string>();

  async note(mail: Buffer): Promise<void> {
    // The addresses stand at the top.
    if (mail.subarray(0, 2_000).includes(DOMAIN)) await this.read(mail);
  }

  find(address: string): string | undefined {
    return this.tokens.get(address);
  }

  private async read(mail: Buffer): Promise<void> {
    const { to, text = '', html = '' } = await PostalMime.parse(mail);
    const token = LINK.exec(`${text} ${html}`)?.[1];
    if (token === undefined) return;
    for (const { address } of to ?? []) if (address) this.tokens.set(address, token);
  }
}

interface Hotel {
  asker: Asker;
  links: MailedLinks;
  open: OpenStreets;
  immediateIds: ReadonlySet<string>;
  holdMs: number;
  deeds: Deeds;
}

export function inviteMailedGuests(hotel: Hotel, seed: number): Townsfolk {
  return new Townsfolk({
    ...{ seed, count: GUESTS, firstStream: 14_000, restMs: REST_MS },
    live: (random, isOver) => visit(hotel, random, isOver),
  });
}

async function visit(hotel: Hotel, random: Random, isOver: () => boolean): Promise<void> {
  const { asker, open, immediateIds, deeds } = hotel;
  const eventId = random.pick(open.eventIds.filter((id) => !immediateIds.has(id)));
  const userId = `guest-${random.uuid()}${DOMAIN}`;
  const asked = asker.note({
    ...{ kind: 'bookAsGuest', userId, eventId, key: random.uuid(), attempts: [] },
    isToConfirm: true,
  });
  const answer = await asker.fulfil(random, asked);
  const token = answer?.kind === 'told' ? await waitForLink(hotel, userId) : undefined;
  // The mail server refuses now and then, and the place has run out by the time that it takes the mail.
  if (token === undefined) return;
  const use = (kind: 'confirmByLink' | 'cancelByLink') =>
    asker.fulfil(random, asker.note({ kind, userId, eventId, token, attempts: [] }));
  const confirmed = await use('confirmByLink');
  if (confirmed?.kind !== 'booked') return;
  deeds.note('places confirmed by the link of a mail');
  await rest(random.between(...STAYS_MS), isOver);
  // Or the seats would all be with those who do not cancel.
  if (random.chance(0.8)) await use('cancelByLink');
}

async function waitForLink({ links, holdMs }: Hotel, address: string): Promise<string | undefined> {
  const until = Date.now() + holdMs;
  while (links.find(address) === undefined && Date.now() < until) await pause(LOOK_MS);
  return links.find(address);
}
