'use client';

import { formatAmount, type OrderDetail } from '@lastseat/contracts';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { refundOrder } from '@/features/organise/api/orders-api';
import { oneOrder } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import {
  chooseSeats,
  describeSeats,
  leftOf,
  listRefundable,
  parseKept,
  refundOf,
  type Line,
} from './refund-amount';

interface RefundFormProps {
  order: OrderDetail;
  onRefunded: (changed: OrderDetail) => void;
  onClose: () => void;
}

/** How many seats of each line, what is kept, and why. What it comes to is asked once more before it goes. */
export function RefundForm({ order, onRefunded, onClose }: RefundFormProps) {
  const form = useRefund(order, onRefunded);
  const amount = formatAmount(form.amountCents, order.currency);
  return (
    <section aria-label="Refund" className="grid gap-4 rounded-2xl border border-line p-4">
      <SeatsFields form={form} currency={order.currency} />
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

/** Of the only seat there is nothing to choose. */
function SeatsFields({ form, currency }: { form: Form; currency: string }) {
  const { lines, chosen, pick } = form;
  const isOnly = lines.length === 1;
  if (isOnly && lines.every((line) => leftOf(line) === 1)) return null;
  return lines.map((line) => (
    <SelectField
      key={line.id}
      label={`Seats of ${line.name}`}
      value={chosen.find((one) => one.line === line)?.seats ?? 0}
      onChange={({ target }) => pick(line.id, Number(target.value))}
    >
      {listChoices(line, isOnly).map((seats) => (
        <option key={seats} value={seats}>
          {describeSeats({ line, seats }, currency)}
        </option>
      ))}
    </SelectField>
  ));
}

/** The most first: that is what is chosen mostly. */
function listChoices(line: Line, isOnly: boolean): number[] {
  const most = leftOf(line);
  const some = Array.from({ length: most }, (_, index) => most - index);
  return isOnly ? some : [...some, 0];
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
  const [picked, setPicked] = useState<ReadonlyMap<string, number>>(new Map());
  const [keepText, setKeepText] = useState('');
  const [reason, setReason] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const chosen = chooseSeats(lines, picked);
  const keepCents = parseKept(keepText, chosen, order.currency);
  const pick = (id: string, seats: number) => setPicked((known) => new Map(known).set(id, seats));
  const ask = () => {
    if (chosen.length === 0) toast.error('Choose what is refunded.');
    else if (keepCents !== null) setIsAsking(true);
  };
  const confirm = async () => {
    try {
      const seats = chosen.map((one) => ({ lineId: one.line.id, quantity: one.seats }));
      const input = { lines: seats, keepCents: keepCents ?? 0, reason };
      onRefunded(await refundOrder(order.id, input));
      toast.success('The money is on its way.');
    } catch (error) {
      toast.error(explainToast(error));
      void oneOrder.load(order.eventId, order.id);
    }
  };
  return {
    ...{ lines, chosen, pick, keepText, setKeepText, reason, setReason },
    wrong: keepCents === null && 'Use an amount that is no more than the seats of a line cost',
    amountCents: refundOf(chosen, keepCents ?? 0),
    ...{ isAsking, setIsAsking, ask, confirm },
  };
}
