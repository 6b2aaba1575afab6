'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { endSeriesSchema, localIsoTime, type Series } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import * as z from 'zod/mini';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { oneSeries, organiserSeries } from '@/features/organise/api/resources';
import { endSeries } from '@/features/organise/api/series-api';
import { Hint } from '@/features/organise/editor/fields/hint';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useApiForm } from '@/lib/form/use-api-form';
import { FoldedForm } from './folded-form';
import { ReviewDialog } from './review/review-dialog';
import { useReview } from './review/use-review';

const formSchema = z.pick(endSeriesSchema, { lastDate: true, reason: true });
type EndForm = z.infer<typeof formSchema>;

export function EndSeries({ series }: { series: Series }) {
  const { form, review, confirm, close } = useEnd(series);
  return (
    <FoldedForm title="End the series" form={form}>
      <FormField {...form.field('lastDate')} type="date" />
      <TextAreaField
        {...form.field('reason')}
        rows={2}
        maxLength={1_000}
        hint={<Hint>Those who have booked what is after it read it.</Hint>}
      />
      <Button type="submit" variant="secondary">
        End it…
      </Button>
      {review !== null && (
        <ReviewDialog
          title="End this series?"
          verb="End series"
          tone="danger"
          effects={review.effects}
          timeZone={series.timeZone}
          isConfirming={review.isConfirming}
          onConfirm={() => void confirm()}
          onClose={close}
        />
      )}
    </FoldedForm>
  );
}

function useEnd(series: Series) {
  const { id } = useOrganiser();
  const reviewed = useReview(
    (wish: EndForm, consent) => endSeries(series.id, { ...wish, ...consent }),
    (answer) => {
      oneSeries.put(answer.series, series.id);
      void organiserSeries.load(id);
      toast.success('The series ends.');
    },
  );
  const today = localIsoTime(series.timeZone, new Date().toISOString()).slice(0, 10);
  const form = useApiForm<EndForm>({
    resolver: zodResolver(formSchema),
    defaultValues: { lastDate: today, reason: '' },
    labels: { lastDate: 'Last day', reason: 'Reason' },
    fallbackField: 'lastDate',
    send: reviewed.ask,
  });
  return { form, ...reviewed };
}
