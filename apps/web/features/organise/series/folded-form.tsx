import type { ReactNode } from 'react';
import { FormAlert } from '@/components/ui/form-alert';
import { FoldedSection } from '@/features/organise/editor/section';

interface FoldedFormProps {
  title: string;
  form: {
    submit: () => Promise<void>;
    isSubmitting: boolean;
    formError: string | null;
    wrongFields: readonly string[];
    errors: object;
  };
  children: ReactNode;
}

/** A small form beside a large one. */
export function FoldedForm({ title, form, children }: FoldedFormProps) {
  return (
    <FoldedSection title={title} isWrong={Object.keys(form.errors).length > 0}>
      <form
        noValidate
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.isSubmitting) void form.submit();
        }}
      >
        <FormAlert form={form} />
        {children}
      </form>
    </FoldedSection>
  );
}
