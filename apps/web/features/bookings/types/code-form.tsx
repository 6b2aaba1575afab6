import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '@/components/ui/button';
import { explainRefusal } from '@/lib/http/explain-refusal';
import type { TypeOnSale } from './choose-type';
import { openTypes } from './types-api';

export interface CodeFormProps {
  eventId: string;
  onOpened: (types: TypeOnSale[]) => void;
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
      <label className="grid gap-1 font-medium">
        Code
        <input
          className="min-h-12 rounded-xl border border-field bg-surface px-4 font-normal"
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
      <p id={id} role="alert" className="col-span-full text-sm text-last">
        {refusal}
      </p>
    </form>
  );
}

function useOpening({ eventId, onOpened }: CodeFormProps) {
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (code: string) => {
    setIsSending(true);
    setRefusal(null);
    try {
      onOpened(await openTypes(eventId, code));
    } catch (error) {
      setRefusal(explainRefusal(error));
    } finally {
      setIsSending(false);
    }
  };
  return { send, isSending, refusal };
}
