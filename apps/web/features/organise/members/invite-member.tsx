'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  inviteMemberSchema,
  memberRoles,
  type InviteMemberInput,
  type MadeInvitation,
} from '@lastseat/contracts';
import { useState, type ComponentProps } from 'react';
import { useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { inviteMember } from '@/features/organise/api/organisers-api';
import { organiserMembers } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { roleNames, roleTexts } from '@/features/organise/shell/role-names';
import { useApiForm } from '@/lib/form/use-api-form';
import { InvitationLink } from './invitation-link';

export function InviteMember() {
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const form = useInvitation(setMade);
  return (
    <section
      aria-labelledby="invite"
      className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6"
    >
      <h2 id="invite" className="mb-4 text-lg font-semibold tracking-tight">
        Invite somebody
      </h2>
      <form
        noValidate
        method="post"
        className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.isSubmitting) void form.submit();
        }}
      >
        <FormField {...form.field('email')} type="email" autoComplete="off" spellCheck={false} />
        <RoleField {...form.field('role')} hint={<RoleHint form={form} />} />
        <Button
          type="submit"
          className="min-h-12 sm:mt-6.5"
          isLoading={form.isSubmitting}
          loadingLabel="Inviting…"
        >
          Invite
        </Button>
        <div className="sm:col-span-3">
          <FormAlert form={form} />
        </div>
      </form>
      {made && <InvitationLink invitation={made} />}
    </section>
  );
}

function RoleField(field: ComponentProps<typeof SelectField>) {
  return (
    <SelectField {...field}>
      {memberRoles.map((role) => (
        <option key={role} value={role}>
          {roleNames[role]}
        </option>
      ))}
    </SelectField>
  );
}

/** What the role that is chosen may do. */
function RoleHint({ form: { form } }: { form: ReturnType<typeof useInvitation> }) {
  const role = useWatch({ control: form.control, name: 'role' });
  return <p className="text-sm text-muted">{roleTexts[role]}</p>;
}

function useInvitation(onMade: (made: MadeInvitation) => void) {
  const { id } = useOrganiser();
  return useApiForm<InviteMemberInput>({
    resolver: zodResolver(inviteMemberSchema),
    defaultValues: { email: '', role: 'manager' },
    labels: { email: 'Email', role: 'Role' },
    fallbackField: 'email',
    send: async (input, { reset }) => {
      onMade(await inviteMember(id, input));
      reset();
      await organiserMembers.load(id);
    },
    placeProblem: ({ code, title }) =>
      code === 'already_member' ? { field: 'email', message: `${title}.` } : null,
  });
}
