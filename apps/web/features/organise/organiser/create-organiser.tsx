'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'react-hot-toast';
import { Form } from '@/components/ui/form';
import { createOrganiser } from '@/features/organise/api/organisers-api';
import { ownOrganisers } from '@/features/organise/api/resources';
import { consolePaths } from '@/lib/http/console-paths';
import { OrganiserFields } from './organiser-fields';
import { useOrganiserForm } from './use-organiser-form';

export function CreateOrganiser({ isFirst }: { isFirst: boolean }) {
  const router = useRouter();
  const form = useOrganiserForm(null, async (input) => {
    const { slug, name } = await createOrganiser(input);
    await ownOrganisers.load();
    toast.success(`${name} is ready.`);
    router.push(consolePaths.home(slug));
  });
  return (
    <>
      <h1 className="text-3xl font-bold tracking-tight text-balance">
        {isFirst ? 'Create your organiser' : 'New organiser'}
      </h1>
      <p className="mt-3 text-pretty text-muted">
        Events belong to an organiser: a venue, a club, or just you. Others can join it later.
      </p>
      <Form form={form} submitLabel="Create organiser" submittingLabel="Creating…">
        <OrganiserFields form={form} isNew />
      </Form>
    </>
  );
}
