import { zodResolver } from '@hookform/resolvers/zod';
import {
  createOrganiserSchema,
  type CreateOrganiserInput,
  type OwnOrganiser,
  type Problem,
} from '@lastseat/contracts';
import type { UseFormReturn } from 'react-hook-form';
import * as z from 'zod/mini';
import { useApiForm } from '@/lib/form/use-api-form';

type SendOrganiser = (
  input: CreateOrganiserInput,
  form: UseFormReturn<CreateOrganiserInput>,
) => Promise<void>;

const filledSchema = z.required(createOrganiserSchema);

/** A new organiser, or the settings of one. */
export function useOrganiserForm(organiser: OwnOrganiser | null, send: SendOrganiser) {
  const { name, slug, text } = organiser ?? { name: '', slug: '', text: '' };
  return useApiForm<CreateOrganiserInput>({
    resolver: zodResolver(filledSchema),
    defaultValues: { name, slug, text },
    labels: { name: 'Name', slug: 'Address', text: 'About you' },
    fallbackField: 'name',
    send,
    placeProblem: ({ code, title }: Problem) =>
      code === 'slug_taken' ? { field: 'slug', message: `${title}.` } : null,
  });
}
