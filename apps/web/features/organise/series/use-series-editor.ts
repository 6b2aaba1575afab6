import type { ChangeSeriesInput, Series } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import { oneSeries, organiserSeries } from '@/features/organise/api/resources';
import { changeSeries } from '@/features/organise/api/series-api';
import { useLeaveGuard } from '@/features/organise/leave/leave-guard.store';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { readSeriesForm } from './form/read-series-form';
import { toSeriesChanges, toSeriesForm } from './form/series-form';
import { useSeriesForm } from './form/use-series-form';
import { useReview } from './review/use-review';

/** A change of a series, and which of its classes follow. */
export type SeriesWish = Pick<ChangeSeriesInput, 'scope' | 'eventId' | 'changes'>;

/** The form of a series. Saving it asks first which classes follow, and shows who is affected. */
export function useSeriesEditor(series: Series) {
  const { id } = useOrganiser();
  const before = toSeriesForm(series);
  const reviewed = useReview(
    (wish: SeriesWish, consent) =>
      changeSeries(series.id, series.revision, { ...wish, ...consent }),
    (answer) => {
      useLeaveGuard.setState({ isDirty: false });
      oneSeries.put(answer.series, series.id);
      void organiserSeries.load(id);
      toast.success('Saved.', { id: 'saved' });
    },
  );
  const form = useSeriesForm(before, async (values) => {
    const { input } = readSeriesForm(values);
    if (input === null) return;
    await reviewed.ask({ scope: 'all', changes: toSeriesChanges(before, values, input) });
  });
  return { form, ...reviewed };
}
