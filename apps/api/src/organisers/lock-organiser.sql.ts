import type { Transaction } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';

/**
 * From here to COMMIT nobody else changes this organiser, its members or its invitations: all who do take
 * this lock first, and no other. Not so strong that it would hold up a new event, which refers to the row.
 * @throws ProblemError `organiser_not_found`
 */
export async function lockOrganiser(tx: Transaction, organiserId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Organiser" WHERE id = ${organiserId}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new ProblemError('organiser_not_found');
}
