/** What is sold, and to whom. */
import { insertEvents, insertOrganiser, insertUsers, type EventData } from '@lastseat/test-data';
import { insertPromoCode, type CodeData } from '../../../apps/api/test/support/promo-codes.js';
import { insertTypes } from '../../../apps/api/test/support/ticket-types.js';
import type { TorturedPostgres } from '../../torture/system/postgres.js';

const USERS = 70;

interface TicketType {
  id: string;
  priceCents: number;
}

export interface SoldEvent {
  id: string;
  ownerId: string;
  totalTickets: number;
  /** What one person may have. */
  maxPerPerson: number;
  takesGuests: boolean;
  hasLine: boolean;
  /** Whether it is cancelled in the course of the run. */
  isDoomed: boolean;
  /** Empty: all seats are alike. */
  types: TicketType[];
  /** That make its seats cheaper. */
  codes: string[];
}

export interface Market {
  events: SoldEvent[];
  userIds: string[];
}

/** Small, so that nearly every purchase is a fight for the last seat. */
const EVENTS: readonly (Partial<EventData> & { totalTickets: number })[] = [
  { totalTickets: 20, guestPolicy: 'immediate' },
  { totalTickets: 20, maxPerPerson: 3 },
  { totalTickets: 3, waitlistMode: 'offer' },
  { totalTickets: 6, waitlistMode: 'offer', guestPolicy: 'confirm' },
  { totalTickets: 2, waitlistMode: 'autobook' },
];
const TYPED = { totalTickets: 20, maxPerPerson: 4, guestPolicy: 'immediate' } as const;
const TYPES = [
  { name: 'Seated', priceCents: 4_300, capacity: 5 },
  { name: 'Standing', priceCents: 1_900 },
  { name: 'For children', priceCents: 0, capacity: 6 },
];
/** Few uses, so that two who have the last one meet. Of a code that takes all of the price an order costs nothing. */
const FOR_ALL: readonly Partial<CodeData>[] = [
  { code: 'FRIENDS', percentOff: 33, maxTickets: 4 },
  { code: 'PRESS', percentOff: 100, maxTickets: 2 },
  { code: 'PARTNER', amountOffCents: 700 },
];
const FOR_SEATED: Partial<CodeData> = { code: 'SEATED', percentOff: 50, maxTickets: 3 };
const DOOMED: readonly (Partial<EventData> & { totalTickets: number })[] = [
  { totalTickets: 20 },
  { totalTickets: 12, waitlistMode: 'offer' },
  { totalTickets: 20, maxPerPerson: 2 },
];
const PRICE = 2_500;

/** Two organisers: one writes invoices, in cents and with tax, the other has not said who they are from. */
export async function fillMarket(postgres: TorturedPostgres): Promise<Market> {
  const run = (statement: string, values: unknown[]) => postgres.ask(statement, values);
  const [first, second, ...userIds] = await insertUsers(run, 2 + USERS);
  const owners = [first!, first!, first!, second!];
  const houses = new Map<string, string>();
  for (const userId of [first!, second!]) {
    houses.set(userId, await insertOrganiser(run, [{ userId, role: 'owner' }]));
  }
  await saveProfile(postgres, houses.get(first!)!);
  const wanted = [...EVENTS, TYPED, ...DOOMED];
  const events: SoldEvent[] = [];
  for (const [index, given] of wanted.entries()) {
    const ownerId = owners[index % owners.length]!;
    const online = { payment: 'online', priceCents: PRICE } as const;
    const organiserId = houses.get(ownerId)!;
    const [event] = await insertEvents(run, [{ ...online, organiserId, ...given }]);
    events.push({ ...describe(event!, ownerId), isDoomed: index > EVENTS.length });
  }
  await addTypes(postgres, events[EVENTS.length]!);
  for (const event of events) {
    if (event.maxPerPerson > 1 || event.hasLine) await addCodes(postgres, event);
  }
  return { events, userIds };
}

const describe = (event: EventData, ownerId: string): Omit<SoldEvent, 'isDoomed'> => ({
  ...{ id: event.id, ownerId, totalTickets: event.totalTickets, types: [], codes: [] },
  maxPerPerson: event.maxPerPerson,
  takesGuests: event.guestPolicy !== 'off',
  hasLine: event.waitlistMode !== 'off',
});

async function addTypes(postgres: TorturedPostgres, event: SoldEvent): Promise<void> {
  const query = postgres.ask.bind(postgres);
  const ids = await insertTypes({ query }, event.id, TYPES);
  event.types = ids.map((id, index) => ({ id, priceCents: TYPES[index]!.priceCents }));
}

async function addCodes(postgres: TorturedPostgres, event: SoldEvent): Promise<void> {
  const query = postgres.ask.bind(postgres);
  const [seated] = event.types;
  const codes = seated ? [...FOR_ALL, { ...FOR_SEATED, ticketTypeIds: [seated.id] }] : FOR_ALL;
  for (const code of codes) {
    await insertPromoCode({ query }, event.id, code);
    event.codes.push(code.code!);
  }
}

const saveProfile = (postgres: TorturedPostgres, organiserId: string) =>
  postgres.ask(
    `INSERT INTO "InvoicingProfile" ("organiserId", "legalName", address, "taxNumber", "taxBasisPoints",
                                     "pricesIncludeTax", currency, "timeZone")
     VALUES ($1, 'Old Mill Concerts GmbH', '1 Mill Lane', 'ATU12345678', 1000, true, 'EUR',
             'Europe/Vienna')`,
    [organiserId],
  );
