'use client';

import { formatAmount, type OrderDetail } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { FormField } from '@/components/ui/form-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { refundOrder } from '@/features/organise/api/orders-api';
import { oneOrder } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { listRefundable, parseKept, refundOf } from './refund-amount';

interface RefundFormProps {
  order: OrderDetail;
  onRefunded: (changed: OrderDetail) => void;
  onClose: () => void;
}

/** Which lines, what is kept, and why. What it comes to is asked once more before it goes. */
export function RefundForm({ order, onRefunded, onClose }: RefundFormProps) {
  const form = useRefund(order, onRefunded);
  const amount = formatAmount(form.amountCents, order.currency);
  return (
    <section aria-label="Refund" className="grid gap-4 rounded-2xl border border-line p-4">
      <LinesField form={form} currency={order.currency} />
      <FormField
        label={`Keep of each line, in ${order.currency}`}
        hint="A fee. Leave it empty to send all of it back."
        inputMode="decimal"
        autoComplete="off"
        value={form.keepText}
        error={form.wrong}
        onChange={({ target }) => form.setKeepText(target.value)}
      />
      <TextAreaField
        label="Reason"
        hint="For the members: it stands in the timeline and in the activity."
        rows={2}
        maxLength={1_000}
        value={form.reason}
        onChange={({ target }) => form.setReason(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" onClick={form.ask}>
          Refund {amount}…
        </Button>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <Question form={form} title={`Send ${amount} back to ${order.person.name}?`} />
    </section>
  );
}

type Form = ReturnType<typeof useRefund>;

/** Of one line there is nothing to choose. */
function LinesField({ form, currency }: { form: Form; currency: string }) {
  const { lines, chosenIds, toggle } = form;
  if (lines.length <= 1) return null;
  return (
    <fieldset>
      <legend className="mb-1 font-medium">What is refunded</legend>
      {lines.map((line) => (
        <label key={line.id} className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-5 shrink-0 accent-accent"
            checked={chosenIds.has(line.id)}
            onChange={() => toggle(line.id)}
          />
          <span className="flex-1 wrap-anywhere">
            {line.quantity} × {line.name}
          </span>
          <span className="tabular-nums">{formatAmount(line.refundableCents, currency)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Question({ form, title }: { form: Form; title: string }) {
  return (
    <ConfirmationDialog
      isOpen={form.isAsking}
      onOpenChange={form.setIsAsking}
      tone="danger"
      title={title}
      description="Their seats are free for others at once. It cannot be taken back."
      confirmLabel="Send it back"
      confirmingLabel="Sending…"
      cancelLabel="Leave it"
      onConfirm={form.confirm}
    />
  );
}

function useRefund(order: OrderDetail, onRefunded: RefundFormProps['onRefunded']) {
  const lines = listRefundable(order);
  const [chosenIds, setChosenIds] = useState(() => new Set(lines.map(({ id }) => id)));
  const [keepText, setKeepText] = useState('');
  const [reason, setReason] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const chosen = lines.filter(({ id }) => chosenIds.has(id));
  const keepCents = parseKept(keepText, chosen, order.currency);
  const toggle = (id: string) =>
    setChosenIds((known) => {
      const toggled = new Set(known);
      if (!toggled.delete(id)) toggled.add(id);
      return toggled;
    });
  const ask = () => {
    if (chosen.length === 0) toast.error('Choose what is refunded.');
    else if (keepCents !== null) setIsAsking(true);
  };
  const confirm = async () => {
    try {
      const lineIds = chosen.map(({ id }) => id);
      onRefunded(await refundOrder(order.id, { lineIds, keepCents: keepCents ?? 0, reason }));
      toast.success('The money is on its way.');
    } catch (error) {
      toast.error(explainToast(error));
      void oneOrder.load(order.eventId, order.id);
    }
  };
  return {
    ...{ lines, chosenIds, toggle, keepText, setKeepText, reason, setReason },
    wrong: keepCents === null && 'Use an amount that is no more than a line costs',
    amountCents: refundOf(chosen, keepCents ?? 0),
    ...{ isAsking, setIsAsking, ask, confirm },
  };
}
