/**
 * Fills an empty database with demonstration people and events; leaves any other alone. Dates are
 * relative to today, so that the events are always ahead.
 */
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { Temporal } from 'temporal-polyfill';
import { v7 as newId } from 'uuid';
import { PrismaClient, type Prisma } from '../generated/prisma/client.js';
import { hashPassword } from '../src/auth/password.js';
import { readDatabaseUrls } from './database-urls.js';
import type { DemoEvent } from './seed/demo-event.js';
import { demoEvents } from './seed/demo-events.js';
import { demoMembers, demoOrganisers, findDemoOrganiser } from './seed/demo-organisers.js';
import { demoUsers } from './seed/demo-users.js';
import { insertBookings, insertGuests, type Guest } from './seed/insert-crowd.js';
import { seedSchool } from './seed/seed-school.js';

type DemoTimes = Pick<DemoEvent, 'daysAhead' | 'startTime' | 'minutes' | 'timeZone'>;

/** @returns what was written, or null when the database was not empty */
export async function seed(databaseUrl: string, now = new Date()) {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
  try {
    // A first look without a lock: hashing five passwords takes longer than a start should.
    if (!(await isEmpty(prisma))) return null;
    const users = await Promise.all(
      demoUsers.map(async ({ password, ...user }) => ({
        ...user,
        id: newId(),
        passwordHash: await hashPassword(password),
        emailVerifiedAt: now,
      })),
    );
    // Prisma's own five seconds are not enough on a machine that is busy with its first start.
    const limits = { maxWait: 30_000, timeout: 120_000 };
    return await prisma.$transaction((tx) => seedIfEmpty(tx, users, now), limits);
  } finally {
    await prisma.$disconnect();
  }
}

async function isEmpty(database: Prisma.TransactionClient): Promise<boolean> {
  return (await database.user.count()) === 0 && (await database.event.count()) === 0;
}

async function seedIfEmpty(
  tx: Prisma.TransactionClient,
  users: (Prisma.UserCreateManyInput & { id: string })[],
  now: Date,
) {
  // Two that start at once must not both find it empty.
  await tx.$executeRaw`LOCK TABLE "User", "Event" IN SHARE ROW EXCLUSIVE MODE`;
  if (!(await isEmpty(tx))) return null;

  const organisers = demoOrganisers.map((organiser) => ({ ...organiser, id: newId() }));
  const organiserIds = new Map(organisers.map(({ slug, id }) => [slug, id]));
  const events = demoEvents.map(({ daysAhead, startTime, minutes, takenTickets, ...event }) => ({
    ...event,
    organiserId: organiserIds.get(findDemoOrganiser(event.category))!,
    ...toInstants(now, { daysAhead, startTime, minutes, timeZone: event.timeZone }),
    id: newId(),
    remainingTickets: event.totalTickets - takenTickets,
    takenTickets,
  }));
  const guests = guestList(Math.max(...events.map((event) => event.takenTickets)));
  await tx.user.createMany({ data: users });
  await insertGuests(tx, guests);
  await tx.organiser.createMany({ data: organisers });
  await tx.member.createMany({
    data: demoMembers.map(({ slug, email, role }) => ({
      organiserId: organiserIds.get(slug)!,
      userId: users.find((user) => user.email === email)!.id,
      role,
    })),
  });
  await tx.event.createMany({ data: events.map(({ takenTickets: _, ...event }) => event) });
  const booked = events.flatMap(({ id: eventId, takenTickets }) =>
    guests.slice(0, takenTickets).map(({ id: userId }) => ({ userId, eventId })),
  );
  await insertBookings(tx, booked, now);
  const classes = await seedSchool(tx, { users, guests, now });
  return { users: users.length, events: events.length + classes };
}

/**
 * The seats that are taken already belong to somebody: confirmed + remaining = total holds from the
 * first row on.
 */
function guestList(count: number): Guest[] {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    email: `guest-${index + 1}@guests.lastseat.example`,
    name: `Guest ${index + 1}`,
  }));
}

/** When an event begins and ends, from what the clock at its venue shows. */
function toInstants(
  now: Date,
  { daysAhead, startTime, minutes, timeZone }: DemoTimes,
): { startsAt: Date; endsAt: Date } {
  const start = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .add({ days: daysAhead })
    .withPlainTime(startTime);
  return {
    startsAt: new Date(start.epochMilliseconds),
    endsAt: new Date(start.add({ minutes }).epochMilliseconds),
  };
}

async function main(): Promise<void> {
  const written = await seed(readDatabaseUrls(process.env).owner);
  process.stdout.write(
    written
      ? `Wrote ${written.users} users and ${written.events} events\n`
      : 'The database has data already\n',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(
      `Seeding failed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}
