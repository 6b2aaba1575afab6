import { ChevronDown } from 'lucide-react';

interface FilterSelectProps<Value extends string> {
  /** Also its name in the address, for as long as no script has come. */
  name: string;
  label: string;
  options: readonly (readonly [Value, string])[];
  value: Value;
  /** Whether it narrows the list, and is to be seen. */
  isChosen?: boolean;
  /** The form that it belongs to, where it is not in it. */
  form?: string;
  onChoose: (value: Value) => void;
}

/** The browser's own list of choices, in the shape of a chip. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { name, label, options, value, isChosen = value !== '', form, onChoose } = props;
  return (
    <span className="relative shrink-0">
      <select
        name={name}
        form={form}
        aria-label={label}
        value={value}
        data-chosen={isChosen ? true : undefined}
        className="chip field-sizing-content max-w-56 appearance-none pr-7.5 text-ellipsis"
        onChange={({ target }) => {
          const chosen = options.find(([known]) => known === target.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2"
        aria-hidden="true"
      />
    </span>
  );
}
