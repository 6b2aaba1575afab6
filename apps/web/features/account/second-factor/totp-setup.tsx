'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { confirmTotpSchema, type ConfirmTotpInput, type TotpSetup } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { keepFocus } from '@/components/ui/keep-focus';
import { QrCode } from '@/components/ui/qr-code';
import { useApiForm } from '@/lib/form/use-api-form';
import { focusOnce } from './focus-once';
import { confirmTotp } from './second-factor-api';

interface TotpSetupStepProps {
  setup: TotpSetup;
  onConfirmed: (recoveryCodes: string[]) => Promise<void>;
  onCancel: () => void;
}

/** The key, as a picture and as text, and the first code of the app, which shows that it has it. */
export default function TotpSetupStep({ setup, onConfirmed, onCancel }: TotpSetupStepProps) {
  const form = useApiForm<ConfirmTotpInput>({
    resolver: zodResolver(confirmTotpSchema),
    labels: { code: 'Code' },
    fallbackField: 'code',
    placeProblem: ({ code }) =>
      code === 'invalid_code'
        ? { field: 'code', message: 'Wrong code. Is the clock of your phone right?' }
        : null,
    send: async (input) => {
      await onConfirmed(await confirmTotp(input));
      toast.success('The app is set up. A log-in asks for its code from now on.');
    },
  });
  return (
    <div role="group" aria-label="Set up the app" className="mt-5">
      <AppKey setup={setup} />
      <Form form={form} submitLabel="Turn it on" submittingLabel="Looking…">
        <FormField
          {...form.field('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          hint="The six digits that the app shows now."
        />
      </Form>
      <Button
        variant="secondary"
        className="mt-3 w-full"
        onMouseDown={keepFocus}
        onClick={onCancel}
      >
        Leave it as it is
      </Button>
    </div>
  );
}

function AppKey({ setup: { key, uri } }: { setup: TotpSetup }) {
  return (
    <>
      <h3 ref={focusOnce} tabIndex={-1} className="font-semibold outline-none">
        Scan this with your authenticator app
      </h3>
      <QrCode
        text={uri}
        title="QR code with the key for your authenticator app"
        className="mt-4 size-56 rounded-lg"
      />
      <p className="mt-4 text-muted">Or type this key into the app:</p>
      {/* In fours, which are easier to type; copied without the spaces. */}
      <p aria-label={key} className="mt-1 flex flex-wrap gap-x-2 font-mono">
        {key.match(/.{1,4}/g)?.map((part, index) => (
          <span key={index}>{part}</span>
        ))}
      </p>
      <div className="mt-3">
        <CopyButton text={key} label="Copy the key" />
      </div>
    </>
  );
}
