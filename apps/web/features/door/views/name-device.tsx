import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { longestName } from '@/features/door/keep/door-settings';

/** Asked once: by this name the others see who has let somebody in. */
export function NameDevice({ onName }: { onName: (name: string) => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      className="m-auto grid w-full max-w-sm gap-5 px-4 py-8"
      onSubmit={(submit) => {
        submit.preventDefault();
        const given = name.trim().replaceAll(/\s+/g, ' ');
        if (given === '') setError('Give it a name, such as “North door”');
        else onName(given);
      }}
    >
      <h1 className="text-2xl font-bold tracking-tight text-balance">What is this door called?</h1>
      <FormField
        label="Name of this device"
        hint="The other devices see it beside each entry."
        error={error}
        autoComplete="off"
        maxLength={longestName}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit">Open the door</Button>
    </form>
  );
}
