import {
  discountOf,
  isForType,
  openedByCodeSchema,
  type PromoCodeOffer,
} from '@lastseat/contracts';
import { publicApi } from '@/lib/http/api';
import { findSaleState } from '@/lib/format/sale-state';
import type { LowerPrice, TypeOnSale } from './choose-type';

export interface Opened {
  types: TypeOnSale[];
  /** Null: the code makes nothing cheaper. */
  lowerPrice: LowerPrice | null;
}

/** What a code opens. The answer is of this moment, so it is this browser's clock that tells what is on sale. */
export async function openByCode(eventId: string, code: string): Promise<Opened> {
  const { data } = await publicApi.post<unknown>(`/events/${eventId}/access-code`, { code });
  const now = new Date();
  const { ticketTypes, promoCode } = openedByCodeSchema.parse(data);
  const types = ticketTypes.map((type) => {
    const { saleStartsAt: saleOpensAt, saleEndsAt: saleClosesAt } = type;
    return { ...type, sale: findSaleState({ saleOpensAt, saleClosesAt }, now) };
  });
  return { types, lowerPrice: promoCode && toLowerPrice(promoCode) };
}

function toLowerPrice(offer: PromoCodeOffer): LowerPrice {
  return {
    code: offer.code,
    ticketsLeft: offer.ticketsLeft,
    isFor: (typeId) => isForType(offer, typeId),
    of: (typeId, priceCents) =>
      isForType(offer, typeId) ? priceCents - discountOf(offer, priceCents) : priceCents,
  };
}
