import { CircleAlert } from 'lucide-react';

interface FormAlertProps {
  form: { formError: string | null; wrongFields: readonly string[] };
}

/** What is wrong with the form as a whole, and which fields are: for those who do not see them. */
export function FormAlert({ form: { formError, wrongFields } }: FormAlertProps) {
  return (
    <>
      <div role="alert" className="empty:hidden">
        {formError && (
          <p className="flex gap-2.5 rounded-xl bg-last-soft px-4 py-3 text-sm font-medium text-last">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {formError}
          </p>
        )}
      </div>
      <p role="alert" className="sr-only">
        {wrongFields.length > 0 && `Please correct: ${wrongFields.join(', ')}.`}
      </p>
    </>
  );
}
