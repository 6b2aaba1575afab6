import { ticketTypeListSchema } from '@lastseat/contracts';
import { publicApi } from '@/lib/http/api';
import { findSaleState } from '@/lib/format/sale-state';
import type { TypeOnSale } from './choose-type';

/** What a code opens. The answer is of this moment, so it is this browser's clock that tells what is on sale. */
export async function openTypes(eventId: string, code: string): Promise<TypeOnSale[]> {
  const { data } = await publicApi.post<unknown>(`/events/${eventId}/access-code`, { code });
  const now = new Date();
  return ticketTypeListSchema.parse(data).map((type) => {
    const { saleStartsAt: saleOpensAt, saleEndsAt: saleClosesAt } = type;
    return { ...type, sale: findSaleState({ saleOpensAt, saleClosesAt }, now) };
  });
}
