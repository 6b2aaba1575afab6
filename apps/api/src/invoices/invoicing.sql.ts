/** What an organiser has said of its invoices. */
import type { Invoicing } from '@lastseat/contracts';
import type { PrismaService } from '../common/database/prisma.service.js';
import { findLogo } from './logos.sql.js';

export const profileColumns = {
  legalName: true,
  address: true,
  taxNumber: true,
  taxBasisPoints: true,
  pricesIncludeTax: true,
  currency: true,
  timeZone: true,
} as const;

export async function readInvoicing(
  database: Pick<PrismaService, 'invoicingProfile' | 'organiserLogo'>,
  organiserId: string,
): Promise<Invoicing> {
  const where = { organiserId };
  const profile = await database.invoicingProfile.findUnique({ where, select: profileColumns });
  const logo = await findLogo(database, organiserId);
  return { profile, logo: logo && logo.bytes.toString('base64') };
}
