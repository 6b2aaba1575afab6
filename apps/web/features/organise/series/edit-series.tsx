'use client';

import type { Series } from '@lastseat/contracts';
import { useState } from 'react';
import { FormAlert } from '@/components/ui/form-alert';
import { oneSeries } from '@/features/organise/api/resources';
import { SaveBar } from '@/features/organise/editor/save-bar';
import { LeaveGuard } from '@/features/organise/leave/leave-guard';
import { useLeaveGuard } from '@/features/organise/leave/leave-guard.store';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { NotHere, WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { useResource } from '@/lib/http/resource';
import { describeSlots } from './describe-slots';
import { EndSeries } from './end-series';
import { ExtraDate } from './extra-date';
import { SeriesFields } from './form/series-fields';
import type { SeriesFormReturn } from './form/use-series-form';
import { ScopeDialog } from './scope-dialog';
import { useSeriesEditor } from './use-series-editor';

export function EditSeries({ seriesId }: { seriesId: string }) {
  return (
    <WhoMay action="events.change">
      <LoadedSeries seriesId={seriesId} />
    </WhoMay>
  );
}

function LoadedSeries({ seriesId }: { seriesId: string }) {
  const organiser = useOrganiser();
  const entry = useResource(oneSeries, seriesId);
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<PageSkeleton />}
      onRetry={() => void oneSeries.load(seriesId)}
    >
      {(series) =>
        series.organiserId === organiser.id ? <FreshEditor series={series} /> : <NotHere />
      }
    </WhenLoaded>
  );
}

/** As new as what the API says, but for somebody who is typing: then the save tells that it was changed. */
function FreshEditor({ series }: { series: Series }) {
  const [base, setBase] = useState(series);
  const isDirty = useLeaveGuard((state) => state.isDirty);
  if (!isDirty && series.revision !== base.revision) setBase(series);
  return <Editor key={base.revision} series={base} />;
}

function Editor({ series }: { series: Series }) {
  const { form, review, ask, confirm, close } = useSeriesEditor(series);
  const hasEnded = series.endedAt !== null;
  return (
    <>
      <PageHeading title={series.title} text={describeSlots(series)} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <EditorForm form={form} hasEnded={hasEnded} />
        {!hasEnded && (
          <aside aria-label="More about the series" className="grid gap-6 lg:sticky lg:top-24">
            <ExtraDate series={series} />
            <EndSeries series={series} />
          </aside>
        )}
      </div>
      {review !== null && (
        <ScopeDialog {...{ series, review, ask, close }} onConfirm={() => void confirm()} />
      )}
      <LeaveGuard isDirty={form.form.formState.isDirty} />
    </>
  );
}

function EditorForm({ form, hasEnded }: { form: SeriesFormReturn; hasEnded: boolean }) {
  return (
    <form
      noValidate
      method="post"
      className="grid gap-6"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!form.isSubmitting) void form.submit();
      }}
    >
      <FormAlert form={form} />
      <fieldset disabled={hasEnded} className="grid min-w-0 gap-6">
        <legend className="sr-only">The series</legend>
        <SeriesFields form={form} isNew={false} />
      </fieldset>
      <SaveBar
        isShown={form.form.formState.isDirty}
        isSaving={form.isSubmitting}
        onDiscard={() => form.form.reset()}
      />
    </form>
  );
}
