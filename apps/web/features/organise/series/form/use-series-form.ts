import type { Problem } from '@lastseat/contracts';
import type { FieldErrors, Resolver, UseFormReturn } from 'react-hook-form';
import { useApiForm } from '@/lib/form/use-api-form';
import { readSeriesForm } from './read-series-form';
import { seriesFields, seriesLabels, type SeriesForm } from './series-form';

export type SeriesFormReturn = ReturnType<typeof useSeriesForm>;

/** @param send with a form that says something whole: `readSeriesForm` has an input for it */
export function useSeriesForm(
  defaultValues: SeriesForm,
  send: (form: SeriesForm, controls: UseFormReturn<SeriesForm>) => Promise<void>,
) {
  return useApiForm<SeriesForm>({
    resolver,
    defaultValues,
    labels: seriesLabels,
    fallbackField: 'title',
    send,
    placeProblem,
  });
}

const resolver: Resolver<SeriesForm> = (values) => {
  const { errors } = readSeriesForm(values);
  if (errors === null) return { values, errors: {} };
  const found: Record<string, { type: string; message: string }> = {};
  for (const field of seriesFields) {
    const message = errors[field];
    if (message !== undefined) found[field] = { type: 'form', message };
  }
  return { values: {}, errors: found as FieldErrors<SeriesForm> };
};

function placeProblem({ code, title }: Problem) {
  return code === 'unknown_category' ? { field: 'category' as const, message: `${title}.` } : null;
}
