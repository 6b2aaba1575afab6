import { pushKeySchema, type PushSubscriptionInput } from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** Null: the server sends no messages to browsers. */
export async function getPushKey(): Promise<string | null> {
  const { data } = await api.get<unknown>('/push/key');
  return pushKeySchema.parse(data).key;
}

/** From now on this browser is told what is for whoever is signed in. */
export async function putSubscription(subscription: PushSubscriptionInput): Promise<void> {
  await api.put('/push/subscription', subscription);
}

export async function deleteSubscription(endpoint: string): Promise<void> {
  await api.delete('/push/subscription', { data: { endpoint } });
}
