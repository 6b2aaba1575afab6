import {
  invoicePageSchema,
  invoiceSchema,
  invoicingSchema,
  type CreateInvoiceInput,
  type Invoice,
  type InvoicePage,
  type Invoicing,
  type InvoicingProfile,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** @param query as the API has it: `status=paid&page=2` */
export async function listInvoices(organiserId: string, query: string): Promise<InvoicePage> {
  const { data } = await api.get<unknown>(`/invoices?organiser=${organiserId}&${query}`);
  return invoicePageSchema.parse(data);
}

export async function getInvoice(id: string): Promise<Invoice> {
  const { data } = await api.get<unknown>(`/invoices/${id}`);
  return invoiceSchema.parse(data);
}

/** @param key of this invoice: sent again after an answer that was lost, it is issued once */
export async function issueInvoice(input: CreateInvoiceInput, key: string): Promise<Invoice> {
  const headers = { 'idempotency-key': key };
  const { data } = await api.post<unknown>('/invoices', input, { headers });
  return invoiceSchema.parse(data);
}

/** @throws `stale_version`, `already_paid`, `already_credited` */
export async function payInvoice({ id, version }: Invoice): Promise<Invoice> {
  const { data } = await api.post<unknown>(`/invoices/${id}/pay`, { expectedVersion: version });
  return invoiceSchema.parse(data);
}

/** @throws `stale_version`, `already_credited`, `credit_above_rest` */
export async function creditInvoice(
  { id, version }: Invoice,
  credit: { amountCents: number; reason: string },
): Promise<Invoice> {
  const input = { expectedVersion: version, ...credit };
  const { data } = await api.post<unknown>(`/invoices/${id}/credit`, input);
  return invoiceSchema.parse(data);
}

/** A slow line takes its time for the books of years. */
const downloadTimeoutMs = 10 * 60_000;

export async function readInvoicePdf({
  id,
  number,
}: Pick<Invoice, 'id' | 'number'>): Promise<{ name: string; content: Blob }> {
  const { data } = await api.get<Blob>(`/invoices/${id}.pdf`, { responseType: 'blob' });
  return { name: `invoice-${number}.pdf`, content: data };
}

export async function readInvoicesFile(
  organiserId: string,
): Promise<{ name: string; content: Blob }> {
  const { data } = await api.get<Blob>(`/invoices.csv?organiser=${organiserId}`, {
    responseType: 'blob',
    timeout: downloadTimeoutMs,
  });
  return { name: 'invoices.csv', content: data };
}

export async function getInvoicing(organiserId: string): Promise<Invoicing> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/invoicing`);
  return invoicingSchema.parse(data);
}

export async function saveInvoicing(
  organiserId: string,
  profile: InvoicingProfile,
): Promise<Invoicing> {
  const { data } = await api.put<unknown>(`/organisers/${organiserId}/invoicing`, profile);
  return invoicingSchema.parse(data);
}

/** A slow line takes its time for a megabyte. */
const uploadTimeoutMs = 60_000;

/** @throws `payload_too_large`, `unsupported_media_type` */
export async function putLogo(organiserId: string, picture: Blob): Promise<Invoicing> {
  const { data } = await api.put<unknown>(`/organisers/${organiserId}/invoicing/logo`, picture, {
    headers: { 'Content-Type': picture.type },
    timeout: uploadTimeoutMs,
  });
  return invoicingSchema.parse(data);
}

export async function deleteLogo(organiserId: string): Promise<Invoicing> {
  const { data } = await api.delete<unknown>(`/organisers/${organiserId}/invoicing/logo`);
  return invoicingSchema.parse(data);
}
