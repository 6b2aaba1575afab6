'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import { labBounds } from './lab-state';
import { readOrder, type OrderErrors } from './read-order';
import { startRace } from './use-lab';

const paces = [
  { seconds: 0, label: 'all at the same moment' },
  { seconds: 2, label: 'within two seconds' },
  { seconds: 5, label: 'within five seconds' },
];

/** How many seats and people, and go. */
export function LabForm({ isRacing }: { isRacing: boolean }) {
  const isHydrated = useIsHydrated();
  const [errors, setErrors] = useState<OrderErrors>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isRacing) return;
    const form = event.currentTarget;
    const read = readOrder(new FormData(form));
    setErrors(read.errors ?? {});
    setRefusal(null);
    if (read.order !== null) setRefusal(await startRace(read.order));
    else focusOn(form, Object.keys(read.errors)[0] ?? '');
  };
  return (
    <form
      noValidate
      method="post"
      aria-label="The race"
      className="mt-8 grid items-start gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1.5fr_auto]"
      onSubmit={(event) => void submit(event)}
    >
      <NumberField name="seats" label="Seats" usual={80} error={errors.seats} />
      <NumberField name="people" label="People" usual={400} error={errors.people} />
      <PaceField />
      <Button
        type="submit"
        className="min-h-12 sm:mt-6.5 lg:min-w-32"
        disabled={!isHydrated}
        isLoading={isRacing}
        loadingLabel="Racing…"
      >
        Go
      </Button>
      <p role="alert" className="text-sm font-medium text-last empty:hidden sm:col-span-full">
        {refusal}
      </p>
    </form>
  );
}

function PaceField() {
  return (
    <SelectField name="seconds" label="They press" defaultValue={2}>
      {paces.map(({ seconds, label }) => (
        <option key={seconds} value={seconds}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

interface NumberFieldProps {
  name: 'seats' | 'people';
  label: string;
  usual: number;
  error: string | undefined;
}

function NumberField({ name, label, usual, error }: NumberFieldProps) {
  const { least, most } = labBounds[name];
  return (
    <FormField
      name={name}
      label={label}
      error={error}
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      defaultValue={usual}
      required
    />
  );
}

function focusOn(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
