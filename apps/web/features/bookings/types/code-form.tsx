import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '@/components/ui/button';
import { formatPrice } from '@/lib/format/format';
import { explainRefusal } from '@/lib/http/explain-refusal';
import type { LowerPrice } from './choose-type';
import { openByCode, type Opened } from './types-api';

interface Price {
  typeId: string | null;
  cents: number;
  currency: string;
}

export interface CodeFormProps {
  eventId: string;
  onOpened: (opened: Opened) => void;
  lowerPrice: LowerPrice | null;
  /** Of what is chosen, as it costs without a code; null: of several it is told beside each. */
  price: Price | null;
}

export function CodeForm(props: CodeFormProps) {
  const { send, isSending, refusal } = useOpening(props);
  const [code, setCode] = useState('');
  const id = useId();
  return (
    <form
      noValidate
      method="post"
      className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (!isSending && code !== '') void send(code);
      }}
    >
      <label className="grid min-w-0 gap-1 font-medium">
        Code
        <input
          className="min-h-12 w-full min-w-0 rounded-xl border border-field bg-surface px-4 font-normal"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          aria-describedby={id}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      <Button type="submit" variant="secondary" isLoading={isSending} loadingLabel="Looking…">
        Use code
      </Button>
      <p id={id} role="alert" className="col-span-full text-sm text-last empty:hidden">
        {refusal}
      </p>
      <p role="status" className="col-span-full text-sm font-medium text-plenty empty:hidden">
        {props.lowerPrice && describePrice(props.lowerPrice, props.price)}
      </p>
    </form>
  );
}

function describePrice(
  { code, ticketsLeft, isFor, of }: LowerPrice,
  price: CodeFormProps['price'],
): string {
  const left = ticketsLeft === 1 ? ' It is good for one more ticket.' : '';
  if (price === null) return `${code} is used: see the prices.${left}`;
  const { typeId, cents, currency } = price;
  if (!isFor(typeId)) return `${code} is not for this type of ticket.`;
  const [now, before] = [formatPrice(of(typeId, cents), currency), formatPrice(cents, currency)];
  return `${code}: ${now} instead of ${before} a ticket.${left}`;
}

const sentences = {
  invalid_code: 'This code is wrong. Look whether it is written right.',
  promo_code_used_up: 'This code is used up.',
  promo_code_not_now: 'This code has expired, or does not work yet.',
} as const;

function useOpening({ eventId, onOpened }: CodeFormProps) {
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (code: string) => {
    setIsSending(true);
    setRefusal(null);
    try {
      onOpened(await openByCode(eventId, code));
    } catch (error) {
      setRefusal(explainRefusal(error, sentences));
    } finally {
      setIsSending(false);
    }
  };
  return { send, isSending, refusal };
}
