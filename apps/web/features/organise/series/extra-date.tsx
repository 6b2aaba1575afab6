'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { addSeriesEventSchema, type Series } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import * as z from 'zod/mini';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { addSeriesEvent } from '@/features/organise/api/series-api';
import { Hint } from '@/features/organise/editor/fields/hint';
import { useApiForm } from '@/lib/form/use-api-form';
import { FoldedForm } from './folded-form';
import { formatSeriesDate } from './next-date';

const formSchema = z.extend(z.pick(addSeriesEventSchema, { date: true, startTime: true }), {
  /** Empty: as usual. */
  host: z.string(),
  venue: z.string(),
});
type ExtraForm = z.infer<typeof formSchema>;

/** One more class, between the weeks. */
export function ExtraDate({ series }: { series: Series }) {
  const empty = { date: '', startTime: series.slots[0]?.startTime ?? '', host: '', venue: '' };
  const form = useApiForm<ExtraForm>({
    resolver: zodResolver(formSchema),
    defaultValues: empty,
    labels: { date: 'Day', startTime: 'Time', host: 'Led by', venue: 'Where' },
    fallbackField: 'date',
    send: async ({ date, startTime, host, venue }, { reset }) => {
      await addSeriesEvent(series.id, {
        ...{ date, startTime },
        ...(host.trim() !== '' && { host }),
        ...(venue.trim() !== '' && { venue }),
      });
      toast.success(`${formatSeriesDate({ date, startTime })} is added.`);
      reset(empty);
    },
    placeProblem: ({ code, title }) =>
      code === 'event_in_the_past' ? { field: 'date', message: `${title}.` } : null,
  });
  return (
    <FoldedForm title="Add an extra date" form={form}>
      <div className="grid grid-cols-2 items-start gap-4 lg:grid-cols-1">
        <FormField {...form.field('date')} type="date" />
        <FormField {...form.field('startTime')} type="time" />
      </div>
      <FormField {...form.field('host')} autoComplete="off" hint={<Hint>Empty: as usual</Hint>} />
      <FormField {...form.field('venue')} autoComplete="off" hint={<Hint>Empty: as usual</Hint>} />
      <Button type="submit" variant="secondary" isLoading={form.isSubmitting}>
        Add it
      </Button>
    </FoldedForm>
  );
}
