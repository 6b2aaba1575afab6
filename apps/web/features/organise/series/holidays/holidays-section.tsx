'use client';

import type { Holiday } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import { organiserHolidays } from '@/features/organise/api/resources';
import { removeHoliday } from '@/features/organise/api/series-api';
import { explainToast } from '@/features/organise/explain-toast';
import { rowButtonStyle } from '@/features/organise/members/row-button-style';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useResource } from '@/lib/http/resource';
import { AddHoliday } from './add-holiday';
import { formatDays } from './format-days';

/** Days on which no series is held. */
export function HolidaysSection() {
  const { id } = useOrganiser();
  const holidays = useResource(organiserHolidays, id).data ?? [];
  return (
    <section aria-labelledby="holidays" className="max-w-3xl">
      <h2 id="holidays" className="text-lg font-semibold tracking-tight">
        Holidays
      </h2>
      <p className="mt-1 mb-4 text-pretty text-muted">
        Nothing is held on these days. What is there already is cancelled, and who has booked is
        told.
      </p>
      {holidays.length > 0 && (
        <ul className="mb-4 divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
          {holidays.map((holiday) => (
            <HolidayRow key={holiday.id} holiday={holiday} />
          ))}
        </ul>
      )}
      <AddHoliday />
    </section>
  );
}

function HolidayRow({ holiday }: { holiday: Holiday }) {
  const { id } = useOrganiser();
  const remove = async () => {
    try {
      await removeHoliday(id, holiday.id);
      toast.success('Taken back. What was cancelled for it stays cancelled.');
    } catch (error) {
      toast.error(explainToast(error));
    }
    await organiserHolidays.load(id);
  };
  return (
    <li className="flex items-center justify-between gap-4 py-2 pr-2 pl-4 sm:pl-6">
      <p className="min-w-0">
        <span className="font-medium wrap-anywhere">{holiday.name}</span>{' '}
        <span className="text-muted tabular-nums">{formatDays(holiday)}</span>
      </p>
      <button
        type="button"
        aria-label={`Remove ${holiday.name}`}
        className={rowButtonStyle}
        onClick={() => void remove()}
      >
        Remove
      </button>
    </li>
  );
}
