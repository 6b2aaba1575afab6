/** An organiser that can issue invoices, and what is asked of one. */
import { invoiceSchema, type Invoice } from '@lastseat/contracts';
import type { Staff } from './staff.js';
import { readAs } from './person.js';

export const profile = {
  legalName: 'Old Mill Concerts GmbH',
  address: '1 Mill Lane\n1010 Vienna',
  taxNumber: 'ATU12345678',
  taxBasisPoints: 1_000,
  pricesIncludeTax: true,
  currency: 'EUR',
  timeZone: 'Europe/Vienna',
};

export const customer = {
  name: 'Ada Lindt',
  email: 'ada@example.com',
  address: '2 Long Street\nVienna',
  taxNumber: '',
};

export async function saveProfile(staff: Staff, given: object = {}): Promise<void> {
  const path = `/api/organisers/${staff.organiserId}/invoicing`;
  const { status, text } = await staff.ask('owner', 'PUT', path, { ...profile, ...given });
  if (status !== 200) throw new Error(text);
}

export async function issue(staff: Staff, given: object = {}): Promise<Invoice> {
  const lines = [{ name: 'Two seats', quantity: 2, unitPriceCents: 5_500 }];
  const body = { organiserId: staff.organiserId, customer, lines, ...given };
  return readAs(invoiceSchema, await staff.ask('manager', 'POST', '/api/invoices', body));
}
