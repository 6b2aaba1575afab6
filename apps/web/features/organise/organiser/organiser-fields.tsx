import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { FormField } from '@/components/ui/form-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { paths } from '@/lib/http/paths';
import { toSlug } from './to-slug';
import type { useOrganiserForm } from './use-organiser-form';

interface OrganiserFieldsProps {
  form: ReturnType<typeof useOrganiserForm>;
  /** Whether the address follows the name until somebody types another one. */
  isNew: boolean;
}

export function OrganiserFields({ form, isNew }: OrganiserFieldsProps) {
  const name = form.field('name');
  const { dirtyFields } = form.form.formState;
  const slug = useWatch({ control: form.form.control, name: 'slug' });
  return (
    <>
      <FormField
        {...name}
        autoComplete="organization"
        onChange={(event) => {
          void name.onChange(event);
          if (isNew && !dirtyFields.slug) form.form.setValue('slug', toSlug(event.target.value));
        }}
      />
      <FormField
        {...form.field('slug')}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        hint={<Hint>Your public page: {paths.organiser(slug || '…')}</Hint>}
      />
      <TextAreaField
        {...form.field('text')}
        hint={<Hint>Stands on your public page. You can leave it for later.</Hint>}
      />
    </>
  );
}

function Hint({ children }: { children: ReactNode }) {
  return <p className="text-sm wrap-anywhere text-muted">{children}</p>;
}
