import { categoryListSchema } from '@lastseat/contracts';
import { api } from '@/lib/http/api';
import { createResource, useResource } from '@/lib/http/resource';

const categoryNames = createResource(async (): Promise<string[]> => {
  const { data } = await api.get<unknown>('/categories');
  return categoryListSchema.parse(data).data.map(({ name }) => name);
});

const none: string[] = [];

/** Those that other events have, so that one is not spelt in two ways. */
export function useCategories(): readonly string[] {
  return useResource(categoryNames).data ?? none;
}
