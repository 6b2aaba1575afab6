/** The rows that there are thousands of. The client's own `createMany` spent two seconds of a core on them. */
import { v7 as newId } from 'uuid';
import type { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../../src/common/database/array-literal.js';

export interface Guest {
  id: string;
  email: string;
  name: string;
}

/** They have no password, so nobody can log in as one of them. */
export async function insertGuests(
  tx: Prisma.TransactionClient,
  guests: readonly Guest[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "User" (id, email, name)
    SELECT * FROM unnest(${arrayLiteral(guests.map(({ id }) => id))}::uuid[],
                         ${arrayLiteral(guests.map(({ email }) => email))}::text[],
                         ${arrayLiteral(guests.map(({ name }) => name))}::text[])`;
}

/** A seat for each, confirmed. */
export async function insertBookings(
  tx: Prisma.TransactionClient,
  booked: readonly { userId: string; eventId: string }[],
  createdAt: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
    SELECT *, ${createdAt} FROM unnest(${arrayLiteral(booked.map(() => newId()))}::uuid[],
                                       ${arrayLiteral(booked.map(({ userId }) => userId))}::uuid[],
                                       ${arrayLiteral(booked.map(({ eventId }) => eventId))}::uuid[])`;
}
