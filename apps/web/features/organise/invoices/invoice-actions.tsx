'use client';

import { formatAmount, toDecimal, type Invoice } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { FormField } from '@/components/ui/form-field';
import { creditInvoice, payInvoice } from '@/features/organise/api/invoices-api';
import { oneInvoice } from '@/features/organise/api/resources';
import { parsePrice } from '@/features/organise/editor/form/price';
import { explainToast } from '@/features/organise/explain-toast';

interface InvoiceActionsProps {
  invoice: Invoice;
  onChanged: (changed: Invoice) => void;
}

/** Nothing of it can be taken back, so all of it is asked first. */
export function InvoiceActions({ invoice, onChanged }: InvoiceActionsProps) {
  const [question, setQuestion] = useState<'pay' | 'credit' | null>(null);
  const { status, payment, totalCents, currency } = invoice;
  const act = async (work: Promise<Invoice>, done: string) => {
    try {
      onChanged(await work);
      toast.success(done);
    } catch (error) {
      toast.error(explainToast(error));
      void oneInvoice.load(invoice.id);
    }
  };
  return (
    <>
      {payment === null && status !== 'credited' && (
        <Button onClick={() => setQuestion('pay')}>Mark as paid</Button>
      )}
      {status !== 'credited' && totalCents > 0 && (
        <Button variant="secondary" onClick={() => setQuestion('credit')}>
          Credit…
        </Button>
      )}
      <ConfirmationDialog
        isOpen={question === 'pay'}
        onOpenChange={() => setQuestion(null)}
        title="Mark as paid?"
        description={`Of ${formatAmount(totalCents, currency)}. It cannot be taken back; a credit note gives money back.`}
        confirmLabel="It is paid"
        confirmingLabel="Saving…"
        cancelLabel="Not yet"
        onConfirm={() => act(payInvoice(invoice), 'Marked as paid.')}
      />
      {question === 'credit' && (
        <CreditDialog invoice={invoice} act={act} onClose={() => setQuestion(null)} />
      )}
    </>
  );
}

interface CreditDialogProps {
  invoice: Invoice;
  act: (work: Promise<Invoice>, done: string) => Promise<void>;
  onClose: () => void;
}

function CreditDialog({ invoice, act, onClose }: CreditDialogProps) {
  const { currency } = invoice;
  const { left, text, setText, isRight, reason, setReason, confirm } = useCredit(invoice, act);
  const bound = `Use an amount up to ${formatAmount(left, currency)}`;
  return (
    <ConfirmationDialog
      isOpen
      onOpenChange={onClose}
      tone="danger"
      title="Issue a credit note?"
      description={`Up to ${formatAmount(left, currency)} are left of this invoice.`}
      confirmLabel="Issue it"
      confirmingLabel="Issuing…"
      cancelLabel="Leave it"
      onConfirm={confirm}
    >
      <div className="mt-4 grid gap-4">
        <FormField
          label={`Amount in ${currency}`}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          error={!isRight && bound}
          onChange={({ target }) => setText(target.value)}
        />
        <FormField
          label="Reason"
          autoComplete="off"
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </ConfirmationDialog>
  );
}

function useCredit(invoice: Invoice, act: CreditDialogProps['act']) {
  const { currency, totalCents, creditedCents } = invoice;
  const left = totalCents - creditedCents;
  const [text, setText] = useState(toDecimal(left, currency));
  const [reason, setReason] = useState('');
  const amountCents = parsePrice(text, currency) ?? 0;
  const isRight = amountCents >= 1 && amountCents <= left;
  const confirm = async () => {
    if (isRight) {
      await act(creditInvoice(invoice, { amountCents, reason }), 'The credit note is issued.');
    } else toast.error(`Use an amount up to ${formatAmount(left, currency)}.`);
  };
  return { left, text, setText, isRight, reason, setReason, confirm };
}
