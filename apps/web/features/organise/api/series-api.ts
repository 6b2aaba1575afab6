import {
  addedHolidaySchema,
  calendarSchema,
  changedSeriesSchema,
  holidayListSchema,
  ifMatchHeader,
  organiserCategoriesSchema,
  organiserEventSchema,
  seriesListSchema,
  seriesSchema,
  type AddedHoliday,
  type AddHolidayInput,
  type AddSeriesEventInput,
  type Calendar,
  type ChangedSeries,
  type ChangeSeriesInput,
  type CreateSeriesInput,
  type DefineCategoriesInput,
  type EndSeriesInput,
  type Holiday,
  type OrganiserCategories,
  type OrganiserEvent,
  type Series,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** A series may have hundreds of events to write. */
const timeout = 60_000;

export async function listSeries(organiserId: string): Promise<Series[]> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/series`);
  return seriesListSchema.parse(data).data;
}

export async function getSeries(seriesId: string): Promise<Series> {
  const { data } = await api.get<unknown>(`/series/${seriesId}`);
  return seriesSchema.parse(data);
}

export async function createSeries(organiserId: string, input: CreateSeriesInput): Promise<Series> {
  const path = `/organisers/${organiserId}/series`;
  const { data } = await api.post<unknown>(path, input, { timeout });
  return seriesSchema.parse(data);
}

/**
 * @param revision the one that the person has seen
 * @throws `bookings_affected` when people have booked what would be moved, and that was not confirmed
 */
export async function changeSeries(
  seriesId: string,
  revision: number,
  input: ChangeSeriesInput,
): Promise<ChangedSeries> {
  const headers = { [ifMatchHeader]: `"${revision}"` };
  const { data } = await api.patch<unknown>(`/series/${seriesId}`, input, { headers, timeout });
  return changedSeriesSchema.parse(data);
}

export async function endSeries(seriesId: string, input: EndSeriesInput): Promise<ChangedSeries> {
  const { data } = await api.post<unknown>(`/series/${seriesId}/end`, input, { timeout });
  return changedSeriesSchema.parse(data);
}

export async function addSeriesEvent(
  seriesId: string,
  input: AddSeriesEventInput,
): Promise<OrganiserEvent> {
  const { data } = await api.post<unknown>(`/series/${seriesId}/events`, input);
  return organiserEventSchema.parse(data);
}

export async function listHolidays(organiserId: string): Promise<Holiday[]> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/holidays`);
  return holidayListSchema.parse(data).data;
}

export async function addHoliday(
  organiserId: string,
  input: AddHolidayInput,
): Promise<AddedHoliday> {
  const path = `/organisers/${organiserId}/holidays`;
  const { data } = await api.post<unknown>(path, input, { timeout });
  return addedHolidaySchema.parse(data);
}

export async function removeHoliday(organiserId: string, holidayId: string): Promise<void> {
  await api.delete(`/organisers/${organiserId}/holidays/${holidayId}`);
}

export async function getCategories(organiserId: string): Promise<OrganiserCategories> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/categories`);
  return organiserCategoriesSchema.parse(data);
}

/** @throws `category_in_use` when something that is still to come is of what would go */
export async function defineCategories(
  organiserId: string,
  input: DefineCategoriesInput,
): Promise<OrganiserCategories> {
  const { data } = await api.put<unknown>(`/organisers/${organiserId}/categories`, input);
  return organiserCategoriesSchema.parse(data);
}

/** @param from a day of the week; '' for the present one */
export async function getCalendar(organiserId: string, from: string): Promise<Calendar> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/calendar`, {
    params: from === '' ? {} : { from },
  });
  return calendarSchema.parse(data);
}
