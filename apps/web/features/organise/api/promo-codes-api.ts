import {
  promoCodeListSchema,
  promoCodeSchema,
  type AddPromoCodeInput,
  type ChangePromoCodeInput,
  type PromoCode,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

export async function listPromoCodes(eventId: string): Promise<PromoCode[]> {
  const { data } = await api.get<unknown>(`/events/${eventId}/promo-codes`);
  return promoCodeListSchema.parse(data);
}

/** @throws `promo_code_taken` */
export async function addPromoCode(eventId: string, input: AddPromoCodeInput): Promise<PromoCode> {
  const { data } = await api.post<unknown>(`/events/${eventId}/promo-codes`, input);
  return promoCodeSchema.parse(data);
}

/** @throws `promo_code_taken` */
export async function changePromoCode(
  eventId: string,
  codeId: string,
  change: ChangePromoCodeInput,
): Promise<PromoCode> {
  const { data } = await api.patch<unknown>(`/events/${eventId}/promo-codes/${codeId}`, change);
  return promoCodeSchema.parse(data);
}

/** @throws `promo_code_was_used` where somebody has used it */
export async function removePromoCode(eventId: string, codeId: string): Promise<void> {
  await api.delete(`/events/${eventId}/promo-codes/${codeId}`);
}
