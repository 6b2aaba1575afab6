import { FormField } from '@/components/ui/form-field';
import { TextAreaField } from '@/components/ui/text-area-field';
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
        hint={<Hint>Your public page is at /o/ and this.</Hint>}
      />
      <TextAreaField
        {...form.field('text')}
        hint={<Hint>Stands on your public page. You can leave it for later.</Hint>}
      />
    </>
  );
}

function Hint({ children }: { children: string }) {
  return <p className="text-sm text-muted">{children}</p>;
}
