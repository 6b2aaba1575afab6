/** The routes of invoices, each with a request that it accepts. */
import { badPages, uuid, type ApiRoute, type World } from './api-route.js';
import { makePng } from './pictures.js';

const invoice = { id: uuid(({ invoiceId }) => invoiceId) };
const organiser = { id: uuid(({ organiserId }) => organiserId) };
const queryOf = ({ organiserId }: World) => `organiser=${organiserId}`;

export const invoiceRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/organisers/{id}/invoicing',
    status: 200,
    needsToken: true,
    params: organiser,
  },
  {
    method: 'PUT',
    path: '/api/organisers/{id}/invoicing',
    status: 200,
    needsToken: true,
    params: organiser,
    bodyOf: () => ({
      legalName: 'Old Mill Concerts GmbH',
      address: '1 Mill Lane\nVienna',
      taxNumber: 'ATU12345678',
      taxBasisPoints: 1_000,
      pricesIncludeTax: true,
      currency: 'EUR',
      timeZone: 'Europe/Vienna',
    }),
    alsoGood: { taxNumber: [''], taxBasisPoints: [7], pricesIncludeTax: [true] },
  },
  {
    method: 'PUT',
    path: '/api/organisers/{id}/invoicing/logo',
    status: 200,
    needsToken: true,
    params: organiser,
    pictureOf: () => makePng(300, 100),
  },
  {
    method: 'DELETE',
    path: '/api/organisers/{id}/invoicing/logo',
    status: 200,
    needsToken: true,
    params: organiser,
  },
  {
    method: 'GET',
    path: '/api/invoices',
    status: 200,
    needsToken: true,
    queryOf,
    badQueries: [
      '',
      'organiser=x',
      ...badPages.map((page) => `page=${page}`),
      'limit=101',
      'status=held',
      'search=%00',
      'unknown=1',
    ],
  },
  {
    method: 'GET',
    path: '/api/invoices.csv',
    status: 200,
    needsToken: true,
    queryOf,
    badQueries: ['', 'organiser=x', 'from=2027-02-30', 'to=', 'page=1'],
  },
  { method: 'GET', path: '/api/invoices/{id}', status: 200, needsToken: true, params: invoice },
  { method: 'GET', path: '/api/invoices/{id}.pdf', status: 200, needsToken: true, params: invoice },
  {
    method: 'POST',
    path: '/api/invoices',
    status: 201,
    needsToken: true,
    bodyOf: ({ organiserId }) => ({
      organiserId,
      customer: { name: 'Ada Lindt', email: 'ada@example.com', address: '', taxNumber: '' },
      lines: [{ name: 'A seat', quantity: 1, unitPriceCents: 1_000, taxBasisPoints: 2_000 }],
      currency: 'EUR',
    }),
    optionalFields: ['currency'],
  },
  {
    method: 'POST',
    path: '/api/invoices/{id}/pay',
    status: 200,
    needsToken: true,
    params: invoice,
    bodyOf: () => ({ expectedVersion: 2, paidOn: '2027-01-02', reference: 'Bank 7' }),
    optionalFields: 'all',
    alsoGood: { expectedVersion: [7], reference: [''] },
  },
  {
    method: 'POST',
    path: '/api/invoices/{id}/credit',
    status: 200,
    needsToken: true,
    params: invoice,
    bodyOf: () => ({ amountCents: 100, reason: 'Ill' }),
    optionalFields: 'all',
    alsoGood: { amountCents: [7], reason: [''] },
  },
];
