'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { updateAccountSchema, type UpdateAccountInput, type User } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { updateAccount } from '@/features/account/account-api';
import { useApiForm } from '@/lib/form/use-api-form';
import { adoptUser } from '@/lib/session';
import { Section } from './section';

export function NameSection({ user }: { user: User }) {
  const form = useApiForm<UpdateAccountInput>({
    resolver: zodResolver(updateAccountSchema),
    defaultValues: { name: user.name },
    labels: { name: 'Name' },
    fallbackField: 'name',
    send: async (input) => {
      adoptUser(await updateAccount(input));
      toast.success('Your name is changed.');
    },
  });
  return (
    <Section title="Name" text="As it stands on your tickets.">
      <Form form={form} submitLabel="Save the name" submittingLabel="Saving…">
        <FormField {...form.field('name')} autoComplete="name" />
      </Form>
    </Section>
  );
}
