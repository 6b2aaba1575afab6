import { eventStatisticsSchema, type EventStatistics } from '@lastseat/contracts';
import { api } from '@/lib/http/api';

export async function getEventStatistics(eventId: string): Promise<EventStatistics> {
  const { data } = await api.get<unknown>(`/events/${eventId}/stats`);
  return eventStatisticsSchema.parse(data);
}
