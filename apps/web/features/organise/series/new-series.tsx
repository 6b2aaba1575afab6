'use client';

import { localIsoTime } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { organiserSeries } from '@/features/organise/api/resources';
import { createSeries } from '@/features/organise/api/series-api';
import { LeaveGuard } from '@/features/organise/leave/leave-guard';
import { useLeaveGuard } from '@/features/organise/leave/leave-guard.store';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { useTimeZone } from '@/lib/react/use-time-zone';
import { readSeriesForm } from './form/read-series-form';
import { SeriesFields } from './form/series-fields';
import { newSeriesForm } from './form/series-form';
import { useSeriesForm } from './form/use-series-form';

export function NewSeries() {
  return (
    <WhoMay action="events.change">
      <div className="mx-auto max-w-2xl">
        <PageHeading
          title="New series"
          text="Its classes are published as soon as it is made, and further ones as time goes on."
        />
        <StartedForm />
      </div>
    </WhoMay>
  );
}

/** Of a school one series is like the others: where it is, and whose clock counts, is taken over. */
function StartedForm() {
  const { id } = useOrganiser();
  const own = useTimeZone();
  const { data, failure } = useResource(organiserSeries, id);
  if ((data === null && failure === null) || own === null) return null;
  const like = data?.[0];
  const timeZone = like?.timeZone ?? own;
  const today = localIsoTime(timeZone, new Date().toISOString()).slice(0, 10);
  const form = newSeriesForm(timeZone, today);
  const { venue = '', address = null, currency = form.currency } = like ?? {};
  return <NewSeriesForm defaults={{ ...form, venue, address: address ?? '', currency }} />;
}

function NewSeriesForm({ defaults }: { defaults: ReturnType<typeof newSeriesForm> }) {
  const form = useNewSeries(defaults);
  return (
    <form
      noValidate
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.isSubmitting) void form.submit();
      }}
    >
      <FormAlert form={form} />
      <SeriesFields form={form} isNew />
      <Button
        type="submit"
        className="min-h-12 sm:justify-self-end"
        isLoading={form.isSubmitting}
        loadingLabel="Creating…"
      >
        Create series
      </Button>
      <LeaveGuard isDirty={form.form.formState.isDirty} />
    </form>
  );
}

function useNewSeries(defaults: ReturnType<typeof newSeriesForm>) {
  const { id, slug } = useOrganiser();
  const router = useRouter();
  return useSeriesForm(defaults, async (values) => {
    const { input } = readSeriesForm(values);
    if (input === null) return;
    await createSeries(id, input);
    useLeaveGuard.setState({ isDirty: false });
    toast.success('The series is there, and its classes can be booked.');
    router.replace(consolePaths.schedule(slug));
  });
}
