/** The lines of an invoice as they are typed. */
import { createInvoiceSchema, type CreateInvoiceInput } from '@lastseat/contracts';
import { parsePrice } from '@/features/organise/editor/form/price';

export interface DraftLine {
  /** For React, and nobody else. */
  key: number;
  name: string;
  quantity: string;
  price: string;
  /** In percent; empty: that of the profile. */
  rate: string;
}

export const emptyLine = (key: number): DraftLine => ({
  ...{ key, name: '', quantity: '1', price: '', rate: '' },
});

type Line = CreateInvoiceInput['lines'][number];
export type LineErrors = Partial<Record<'name' | 'quantity' | 'price' | 'rate', string>>;

const lineSchema = createInvoiceSchema.shape.lines.def.element;

/** What is typed, in the words of the API, or what is wrong with it. A discount is below zero. */
export function readLine(draft: DraftLine, currency: string): { line?: Line; errors: LineErrors } {
  const isDiscount = draft.price.trim().startsWith('-');
  const cents = parsePrice(draft.price.trim().replace(/^-/, ''), currency);
  const rate = draft.rate.trim().replace(',', '.').replace(/\s*%$/, '');
  const parsed = lineSchema.safeParse({
    name: draft.name,
    quantity: /^\d+$/.test(draft.quantity.trim()) ? Number(draft.quantity) : null,
    unitPriceCents: cents !== null && isDiscount ? -cents : cents,
    ...(rate !== '' && {
      taxBasisPoints: /^\d{1,3}(?:\.\d{1,2})?$/.test(rate) ? Math.round(Number(rate) * 100) : null,
    }),
  });
  if (parsed.success) return { line: parsed.data, errors: {} };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    errors: {
      ...(wrong.has('name') && { name: 'Say what it is for' }),
      ...(wrong.has('quantity') && { quantity: 'Use a whole number from 1' }),
      ...(wrong.has('unitPriceCents') && { price: 'Use an amount such as 12.50' }),
      ...(wrong.has('taxBasisPoints') && { rate: 'Use a rate from 0 to 100' }),
    },
  };
}
