'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  confirmByCodeSchema,
  type ConfirmByCodeInput,
  type SecondStepMethod,
} from '@lastseat/contracts';
import { useEffect, useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { keepFocus } from '@/components/ui/keep-focus';
import { PasskeyButton } from '@/features/auth/components/passkey-button';
import { codeHint } from '@/features/auth/code-hint';
import { useApiForm } from '@/lib/form/use-api-form';
import { confirmByCode, confirmByPasskey, listMethods } from './confirmation-api';

export interface FactorDialogProps {
  onSettled: (isConfirmed: boolean) => void;
}

export function FactorDialog({ onSettled }: FactorDialogProps) {
  const methods = useMethods();
  const confirm = () => onSettled(true);
  const leave = () => onSettled(false);
  return (
    <AlertDialog
      isOpen
      title="Confirm that it is you"
      description="This asks for your second factor again. It then holds for ten minutes."
      onClose={leave}
      content={
        <>
          <CodeForm methods={methods} onConfirmed={confirm} />
          {methods.includes('passkey') && (
            <PasskeyButton
              instead="enter a code"
              send={(credential) => confirmByPasskey({ credential }).then(confirm)}
            />
          )}
        </>
      }
    >
      <Button variant="secondary" className="w-full" onMouseDown={keepFocus} onClick={leave}>
        Leave it as it is
      </Button>
    </AlertDialog>
  );
}

interface CodeFormProps {
  methods: readonly SecondStepMethod[];
  onConfirmed: () => void;
}

function CodeForm({ methods, onConfirmed }: CodeFormProps) {
  const form = useApiForm<ConfirmByCodeInput>({
    resolver: zodResolver(confirmByCodeSchema),
    labels: { code: 'Code' },
    fallbackField: 'code',
    placeProblem: ({ code, title }) =>
      code === 'invalid_code' ? { field: 'code', message: `${title}.` } : null,
    send: (input) => confirmByCode(input).then(onConfirmed),
  });
  return (
    <Form form={form} submitLabel="Confirm" submittingLabel="Looking…">
      <FormField
        {...form.field('code')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        hint={codeHint(methods)}
      />
    </Form>
  );
}

/** Until they are known, and where they cannot be: a code, which everybody has. */
function useMethods(): readonly SecondStepMethod[] {
  const [methods, setMethods] = useState<readonly SecondStepMethod[]>(['totp']);
  useEffect(() => {
    listMethods().then(setMethods, () => undefined);
  }, []);
  return methods;
}
