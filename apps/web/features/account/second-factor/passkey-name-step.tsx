'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  renamePasskeySchema,
  type Passkey,
  type PasskeyCreation,
  type RenamePasskeyInput,
} from '@lastseat/contracts';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { keepFocus } from '@/components/ui/keep-focus';
import { useApiForm } from '@/lib/form/use-api-form';
import { makePasskey } from './make-passkey';
import { addPasskey, renamePasskey } from './second-factor-api';

interface NewPasskeyStepProps {
  options: PasskeyCreation;
  onAdded: (recoveryCodes: string[]) => Promise<void>;
  onCancel: () => void;
}

/** Its name, and then the browser's own question. */
export function NewPasskeyStep({ options, onAdded, onCancel }: NewPasskeyStepProps) {
  const form = useNameForm('', async ({ name }, { setError }) => {
    const credential = await makePasskey(options);
    const message = 'No passkey was made. This device may have one already.';
    if (credential) await onAdded(await addPasskey({ name, credential }));
    else setError('name', { message });
  });
  return (
    <NameStep form={form} title="Add a passkey" label="Make the passkey" onCancel={onCancel} />
  );
}

interface RenameStepProps {
  passkey: Passkey;
  onRenamed: () => Promise<void>;
  onCancel: () => void;
}

export function RenameStep({ passkey: { id, name }, onRenamed, onCancel }: RenameStepProps) {
  const form = useNameForm(name, async (input) => {
    await renamePasskey(id, input);
    await onRenamed();
  });
  return (
    <NameStep form={form} title="Name the passkey" label="Save the name" onCancel={onCancel} />
  );
}

type NameForm = ReturnType<typeof useApiForm<RenamePasskeyInput>>;

const useNameForm = (
  name: string,
  send: Parameters<typeof useApiForm<RenamePasskeyInput>>[0]['send'],
): NameForm =>
  useApiForm<RenamePasskeyInput>({
    resolver: zodResolver(renamePasskeySchema),
    defaultValues: { name },
    labels: { name: 'Name' },
    fallbackField: 'name',
    send,
  });

interface NameStepProps {
  form: NameForm;
  title: string;
  label: string;
  onCancel: () => void;
}

function NameStep({ form, title, label, onCancel }: NameStepProps) {
  return (
    <div role="group" aria-label={title} className="mt-5">
      <h3 className="font-semibold">{title}</h3>
      <Form form={form} submitLabel={label} submittingLabel="Waiting for it…">
        <FormField
          {...form.field('name')}
          autoFocus
          hint="By which you tell it from others, such as that of the device."
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
