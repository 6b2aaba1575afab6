/** What validates each input of the routes of series, categories and timetables. */
import {
  addHolidaySchema,
  addSeriesEventSchema,
  calendarQuerySchema,
  changeSeriesSchema,
  createSeriesSchema,
  defineCategoriesSchema,
  endSeriesSchema,
  holidayParamsSchema,
  idParamsSchema,
  ifMatchSchema,
  organiserParamsSchema,
  timetableFeedQuerySchema,
  timetableQuerySchema,
} from '@lastseat/contracts';
import type { z } from 'zod';

const { shape: id } = idParamsSchema;
const { shape: anybodys } = organiserParamsSchema;

export const seriesValidators: Record<string, Record<string, z.core.$ZodType>> = {
  'GET /api/organisers/{id}/categories': anybodys,
  'PUT /api/organisers/{id}/categories': { ...id, ...defineCategoriesSchema.shape },
  'GET /api/organisers/{id}/timetable': { ...anybodys, ...timetableQuerySchema.shape },
  'GET /api/organisers/{id}/timetable.ics': { ...anybodys, ...timetableFeedQuerySchema.shape },
  'GET /api/organisers/{id}/calendar': { ...id, ...calendarQuerySchema.shape },
  'GET /api/organisers/{id}/series': id,
  'POST /api/organisers/{id}/series': { ...id, ...createSeriesSchema.shape },
  'GET /api/series/{id}': id,
  'PATCH /api/series/{id}': { ...id, ...changeSeriesSchema.shape, 'If-Match': ifMatchSchema },
  'POST /api/series/{id}/end': { ...id, ...endSeriesSchema.shape },
  'POST /api/series/{id}/events': { ...id, ...addSeriesEventSchema.shape },
  'GET /api/organisers/{id}/holidays': id,
  'POST /api/organisers/{id}/holidays': { ...id, ...addHolidaySchema.shape },
  'DELETE /api/organisers/{id}/holidays/{holidayId}': holidayParamsSchema.shape,
};
