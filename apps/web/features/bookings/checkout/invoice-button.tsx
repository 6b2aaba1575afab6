'use client';

import { ReceiptText } from 'lucide-react';
import { DownloadButton } from '@/components/ui/download-button';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { readInvoice } from './orders-api';

/** For whoever made the order, with an account or as a guest. */
export const InvoiceButton = ({ orderId }: { orderId: string }) => (
  <DownloadButton
    label="Invoice"
    icon={ReceiptText}
    read={() => readInvoice(orderId)}
    explain={(error) => explainRefusal(error, noInvoice)}
  />
);

const noInvoice = { invoice_not_found: 'The organiser has issued no invoice for it.' };
