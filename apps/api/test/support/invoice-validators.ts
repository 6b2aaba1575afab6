/** What validates each input of the routes of invoices. */
import {
  createInvoiceSchema,
  creditInvoiceSchema,
  exportInvoicesQuerySchema,
  idempotencyKeySchema,
  idParamsSchema,
  invoicingProfileSchema,
  listInvoicesQuerySchema,
  payInvoiceSchema,
} from '@lastseat/contracts';
import type { z } from 'zod';

const { shape: id } = idParamsSchema;

export const invoiceValidators: Record<string, Record<string, z.core.$ZodType>> = {
  'GET /api/organisers/{id}/invoicing': id,
  'PUT /api/organisers/{id}/invoicing': { ...id, ...invoicingProfileSchema.shape },
  'PUT /api/organisers/{id}/invoicing/logo': id,
  'DELETE /api/organisers/{id}/invoicing/logo': id,
  'GET /api/invoices': listInvoicesQuerySchema.shape,
  'GET /api/invoices.csv': exportInvoicesQuerySchema.shape,
  'POST /api/invoices': { ...createInvoiceSchema.shape, 'Idempotency-Key': idempotencyKeySchema },
  'GET /api/invoices/{id}': id,
  'GET /api/invoices/{id}.pdf': id,
  'POST /api/invoices/{id}/pay': { ...id, ...payInvoiceSchema.def.innerType.shape },
  'POST /api/invoices/{id}/credit': { ...id, ...creditInvoiceSchema.def.innerType.shape },
};
