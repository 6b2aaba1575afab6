'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { askTransferSchema, type AskTransferInput } from '@lastseat/contracts';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { useApiForm } from '@/lib/form/use-api-form';

interface PassOnDialogProps {
  /** Seats. */
  quantity: number;
  ask: (email: string) => Promise<void>;
  onClose: () => void;
}

/** In a file of its own, so that only those load it who pass a ticket on. */
export function PassOnDialog({ quantity, ask, onClose }: PassOnDialogProps) {
  const form = useApiForm<AskTransferInput>({
    resolver: zodResolver(askTransferSchema),
    defaultValues: { email: '' },
    labels: { email: 'Email' },
    fallbackField: 'email',
    send: ({ email }) => ask(email),
  });
  const what = quantity === 1 ? 'ticket' : `${quantity} tickets`;
  return (
    <AlertDialog
      isOpen
      onClose={() => {
        if (!form.isSubmitting) onClose();
      }}
      title={`Pass the ${what} on`}
      description="They get a mail with a link, and need no account. Once they accept, your code opens no door any more. Until then you can take it back."
      content={
        <div className="[&>form]:mt-0">
          <Form form={form} submitLabel="Send the link" submittingLabel="Sending…">
            <FormField
              {...form.field('email')}
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              hint="Of who gets it."
            />
          </Form>
        </div>
      }
    >
      <Button variant="secondary" className="w-full" onClick={onClose}>
        Keep it
      </Button>
    </AlertDialog>
  );
}
