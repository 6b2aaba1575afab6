import { v7 as newId } from 'uuid';
import { arrayLiteral } from '../../src/common/database/array-literal.js';
import type { Prisma } from '../../generated/prisma/client.js';
import { makeDueEvents } from '../../src/series/make-events.js';
import { insertSeries, lockSeries } from '../../src/series/series.sql.js';
import { demoSchool } from './demo-school.js';
import { insertBookings } from './insert-crowd.js';

/**
 * @param users the log-ins, one of which owns it
 * @param guests at least as many as have a place at one of its classes
 * @returns how many events it has
 */
export async function seedSchool(
  tx: Prisma.TransactionClient,
  { users, guests, now }: { users: People; guests: People; now: Date },
): Promise<number> {
  const { school, owner, classes, place, sale } = demoSchool;
  const organiserId = newId();
  await tx.organiser.create({ data: { ...school, id: organiserId } });
  const { id: userId } = users.find(({ email }) => email === owner)!;
  await tx.member.create({ data: { organiserId, userId, role: 'owner' } });
  await seedCategories(tx, organiserId);
  const eventIds: string[] = [];
  // Since a week ago: a rule that began today would have no class of this evening before noon.
  const from = new Date(now.getTime() - 7 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  for (const { slots, ...given } of classes) {
    const id = newId();
    const numbered = slots.map((slot, index) => ({ ...slot, slot: index + 1 }));
    const rule = { intervalWeeks: 1, from, until: null, ruleFrom: from, slots: numbered };
    await insertSeries(tx, { ...given, ...place, ...sale, ...rule, id, organiserId });
    eventIds.push(...(await makeDueEvents(tx, (await lockSeries(tx, id))!, now)));
  }
  await bookPlaces(tx, eventIds, guests, now);
  return eventIds.length;
}

type People = readonly { id: string; email: string }[];

async function seedCategories(tx: Prisma.TransactionClient, organiserId: string): Promise<void> {
  const { categories } = demoSchool;
  const named = categories.map(({ name }, position) => ({ organiserId, name, position }));
  await tx.category.createMany({ data: named });
  await tx.level.createMany({
    data: categories.flatMap(({ name: category, levels }) =>
      levels.map((name, position) => ({ organiserId, category, name, position })),
    ),
  });
}

/** The first classes that come have people in them: confirmed + remaining = total holds from here on. */
async function bookPlaces(
  tx: Prisma.TransactionClient,
  eventIds: readonly string[],
  guests: People,
  now: Date,
): Promise<void> {
  const { takenTickets } = demoSchool;
  const first = await tx.event.findMany({
    where: { id: { in: [...eventIds] } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: takenTickets.length,
    select: { id: true },
  });
  const booked = first.flatMap(({ id: eventId }, index) =>
    guests.slice(0, takenTickets[index]).map(({ id: userId }) => ({ userId, eventId })),
  );
  await insertBookings(tx, booked, now);
  await tx.$executeRaw`
    UPDATE "Event" SET "remainingTickets" = "totalTickets" - taken, version = version + 1
    FROM unnest(${arrayLiteral(first.map(({ id }) => id))}::uuid[],
                ${arrayLiteral(takenTickets.slice(0, first.length).map(String))}::int[])
      AS booked(id, taken)
    WHERE "Event".id = booked.id`;
}
