'use client';

import { toast } from 'react-hot-toast';
import { actionStyles } from '@/components/ui/action-style';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { changeOrganiser } from '@/features/organise/api/organisers-api';
import { ownOrganisers } from '@/features/organise/api/resources';
import { LeaveGuard } from '@/features/organise/leave/leave-guard';
import { useLeaveGuard } from '@/features/organise/leave/leave-guard.store';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { consolePaths } from '@/lib/http/console-paths';
import { OrganiserFields } from './organiser-fields';
import { SecondFactorDemand } from './second-factor-demand';
import { useOrganiser } from './use-organiser';
import { useOrganiserForm } from './use-organiser-form';

export function OrganiserSettings() {
  const organiser = useOrganiser();
  const form = useOrganiserForm(organiser, async (input, { reset }) => {
    const changed = await changeOrganiser(organiser.id, input);
    reset(input);
    useLeaveGuard.setState({ isDirty: false });
    if (changed.slug === organiser.slug) await ownOrganisers.load();
    // Every address of this console is another one now: it begins anew.
    else window.location.replace(consolePaths.settings(changed.slug));
    toast.success('Saved.');
  });
  return (
    <div className="max-w-xl">
      <PageHeading title="Settings" />
      <Form form={form} submitLabel="Save" submittingLabel="Saving…">
        <OrganiserFields form={form} isNew={false} />
      </Form>
      <p className="mt-12">
        <Link href={consolePaths.invoicing(organiser.slug)} className={actionStyles.secondary}>
          Who invoices are from
        </Link>
      </p>
      <SecondFactorDemand />
      <LeaveGuard isDirty={form.form.formState.isDirty} />
    </div>
  );
}
