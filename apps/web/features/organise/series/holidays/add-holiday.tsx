'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { addHolidaySchema } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import * as z from 'zod/mini';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { FormField } from '@/components/ui/form-field';
import { organiserHolidays, organiserSeries } from '@/features/organise/api/resources';
import { addHoliday } from '@/features/organise/api/series-api';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { ReviewDialog } from '@/features/organise/series/review/review-dialog';
import { useReview } from '@/features/organise/series/review/use-review';
import { useResource } from '@/lib/http/resource';
import { useApiForm } from '@/lib/form/use-api-form';

const formSchema = z.pick(addHolidaySchema, { name: true, from: true, until: true }).check(
  z.refine(({ from, until }) => from <= until, {
    path: ['until'],
    error: 'Not before the first day',
  }),
);
type HolidayForm = z.infer<typeof formSchema>;

type HolidayWish = HolidayForm & { onAdded: () => void };

const empty: HolidayForm = { name: '', from: '', until: '' };

export function AddHoliday() {
  const { form, review, confirm, close } = useAddHoliday();
  const timeZone = useResource(organiserSeries, useOrganiser().id).data?.[0]?.timeZone ?? 'UTC';
  return (
    <form
      noValidate
      method="post"
      className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.isSubmitting) void form.submit();
      }}
    >
      <FormField {...form.field('name')} autoComplete="off" placeholder="Summer holidays" />
      <FormField {...form.field('from')} type="date" />
      <FormField {...form.field('until')} type="date" />
      <Button type="submit" variant="secondary" className="min-h-12 sm:mt-6.5">
        Add
      </Button>
      <div className="sm:col-span-full">
        <FormAlert form={form} />
      </div>
      {review !== null && (
        <ReviewDialog
          title={`Close for ${review.wish.name}?`}
          verb="Enter holidays"
          effects={review.effects}
          timeZone={timeZone}
          isConfirming={review.isConfirming}
          onConfirm={() => void confirm()}
          onClose={close}
        />
      )}
    </form>
  );
}

function useAddHoliday() {
  const { id } = useOrganiser();
  const { ask, ...reviewed } = useReview(
    ({ name, from, until }: HolidayWish, consent) =>
      addHoliday(id, { name, from, until, ...consent }),
    (_, { onAdded }) => {
      onAdded();
      toast.success('The holidays are entered.');
      void organiserHolidays.load(id);
    },
  );
  const form = useApiForm<HolidayForm>({
    resolver: zodResolver(formSchema),
    defaultValues: empty,
    labels: { name: 'Name', from: 'First day', until: 'Last day' },
    fallbackField: 'name',
    send: (input, { reset }) => ask({ ...input, onAdded: () => reset(empty) }),
  });
  return { form, ...reviewed };
}
