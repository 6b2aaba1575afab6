import type { Transaction } from '../../common/database/prisma.service.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { eraseNames } from '../../ticket-names/ticket-names.service.js';
import { forgetAskedAddress, takeBackTransfersOf } from './erase-transfers.sql.js';
import { lockAccount } from './lock-account.sql.js';

const ERASED = 'Deleted account';

/**
 * Takes everything personal out of the account's row and removes what belongs to the person alone.
 * @throws ProblemError `last_owner`, and `invalid_credentials` when the password was changed meanwhile
 */
export async function eraseAccount(
  tx: Transaction,
  id: string,
  { passwordHash, now }: { passwordHash: string; now: Date },
): Promise<void> {
  // The organisers before the account, as everywhere that locks both.
  await lockOrganisersOf(tx, id);
  const account = await lockAccount(tx, id);
  if (account.passwordHash !== passwordHash) throw new ProblemError('invalid_credentials');
  if (await isLastOwner(tx, id)) throw new ProblemError('last_owner');
  const own = { where: { userId: id } };
  await tx.member.deleteMany(own);
  await tx.verification.deleteMany(own);
  await tx.passwordReset.deleteMany(own);
  await tx.totpSecret.deleteMany(own);
  await tx.passkey.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.session.deleteMany(own);
  // An address that was only claimed may be a stranger's.
  if (account.emailVerifiedAt !== null) {
    await tx.invitation.deleteMany({ where: { email: account.email } });
    await forgetAskedAddress(tx, account.email, now);
    await eraseGuestsOf(tx, account.email, now);
  }
  await takeBackTransfersOf(tx, id, now);
  await tx.$executeRaw`
    DELETE FROM "RosterNote" USING "Booking"
    WHERE "Booking".id = "RosterNote"."bookingId" AND "Booking"."userId" = ${id}::uuid`;
  await eraseNames(tx, [id]);
  await tx.user.update({
    where: { id },
    data: {
      // Nobody can have mail there (RFC 2606), so nobody can come to the account by it.
      email: `${id}@deleted.invalid`,
      name: ERASED,
      passwordHash: null,
      emailVerifiedAt: null,
      deletedAt: now,
    },
  });
}

/** Persons who bought with the address beside the account: what is personal goes with it, their tickets stay. */
async function eraseGuestsOf(tx: Transaction, email: string, now: Date): Promise<void> {
  const people = await tx.user.updateManyAndReturn({
    where: { contactEmail: email },
    data: { contactEmail: null, name: ERASED, deletedAt: now },
    select: { id: true },
  });
  await eraseNames(
    tx,
    people.map(({ id }) => id),
  );
}

async function lockOrganisersOf(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM "Organiser"
    WHERE id IN (SELECT "organiserId" FROM "Member" WHERE "userId" = ${userId}::uuid)
    ORDER BY id FOR UPDATE`;
}

async function isLastOwner(tx: Transaction, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isLast: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "Member" AS own
      WHERE own."userId" = ${userId}::uuid AND own.role = 'owner' AND NOT EXISTS (
        SELECT FROM "Member" AS other
        WHERE other."organiserId" = own."organiserId" AND other.role = 'owner'
          AND other."userId" <> own."userId"
      )
    ) AS "isLast"`;
  return row?.isLast ?? false;
}
