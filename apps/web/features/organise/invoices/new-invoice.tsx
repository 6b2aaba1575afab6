'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { createInvoiceSchema, emailSchema, type Invoice } from '@lastseat/contracts';
import { useRef, useState } from 'react';
import { toast } from 'react-hot-toast';
import * as z from 'zod/mini';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { TextAreaField } from '@/components/ui/text-area-field';
import { issueInvoice } from '@/features/organise/api/invoices-api';
import { invoicing } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { useApiForm } from '@/lib/form/use-api-form';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { emptyLine, readLine } from './draft-lines';
import { LinesField } from './lines-field';

interface NewInvoiceProps {
  onIssued: (invoice: Invoice) => void;
  onClose: () => void;
}

export function NewInvoice({ onIssued, onClose }: NewInvoiceProps) {
  const { id, slug } = useOrganiser();
  const entry = useResource(invoicing, id);
  return (
    <Sheet title="New invoice" onClose={onClose}>
      <WhenLoaded
        entry={entry}
        skeleton={<div className="h-64 animate-shimmer rounded-2xl bg-sunken" aria-hidden="true" />}
        onRetry={() => void invoicing.load(id)}
      >
        {({ profile }) =>
          profile === null ? (
            <p>
              Say first who your invoices are from:{' '}
              <Link
                href={consolePaths.invoicing(slug)}
                className="font-medium text-accent underline"
              >
                in the settings
              </Link>
              .
            </p>
          ) : (
            <InvoiceForm currency={profile.currency} onIssued={onIssued} />
          )
        }
      </WhenLoaded>
    </Sheet>
  );
}

const { name, address, taxNumber } = createInvoiceSchema.shape.customer.shape;
const customerSchema = z.object({
  name,
  email: z.union([z.literal(''), emailSchema]),
  address: address.def.innerType,
  taxNumber: taxNumber.def.innerType,
});
type Customer = z.infer<typeof customerSchema>;

interface InvoiceFormProps extends Pick<NewInvoiceProps, 'onIssued'> {
  currency: string;
}

function InvoiceForm({ currency, onIssued }: InvoiceFormProps) {
  const { id: organiserId } = useOrganiser();
  const [lines, setLines] = useState(() => [emptyLine(0)]);
  const [isTried, setIsTried] = useState(false);
  // Sent again after a lost answer, it is the same invoice; another text is another one.
  const request = useRef({ body: '', key: '' });
  const form = useApiForm<Customer>({
    resolver: zodResolver(customerSchema),
    defaultValues: { name: '', email: '', address: '', taxNumber: '' },
    labels: { name: 'Customer', email: 'Email', address: 'Address', taxNumber: 'Tax number' },
    fallbackField: 'name',
    send: async ({ email, ...customer }) => {
      setIsTried(true);
      const read = lines.map((line) => readLine(line, currency).line);
      const good = read.filter((line) => line !== undefined);
      if (good.length < lines.length) {
        toast.error('Look at the lines again.');
        return;
      }
      const input = { organiserId, customer: { ...customer, email: email || null }, lines: good };
      const body = JSON.stringify(input);
      if (request.current.body !== body) request.current = { body, key: crypto.randomUUID() };
      const invoice = await issueInvoice(input, request.current.key);
      toast.success(`Invoice ${invoice.number} is issued.`);
      onIssued(invoice);
    },
  });
  return (
    <Form form={form} submitLabel="Issue" submittingLabel="Issuing…">
      <FormField {...form.field('name')} autoComplete="off" autoFocus />
      <FormField {...form.field('email')} type="email" autoComplete="off" spellCheck={false} />
      <TextAreaField {...form.field('address')} rows={3} />
      <FormField {...form.field('taxNumber')} autoComplete="off" />
      <LinesField {...{ lines, setLines, currency, isTried }} />
      <p className="text-sm text-muted">
        An invoice gets its number now and is never changed. What is wrong is put right by a credit
        note.
      </p>
    </Form>
  );
}
