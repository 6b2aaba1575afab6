import { FormField } from '@/components/ui/form-field';

interface NameFieldsProps {
  /** Of the fields; the number of the seat comes behind it. */
  label: string;
  /** As they are typed, of each seat. */
  typed: readonly string[];
  errors: readonly (string | undefined)[];
  isRequired?: boolean;
  onType: (seat: number, name: string) => void;
  onLeave?: () => void;
}

/** One for each seat. The first is perhaps one's own, so the browser may fill it in. */
export function NameFields({ label, typed, errors, isRequired, onType, onLeave }: NameFieldsProps) {
  return typed.map((name, seat) => (
    <FormField
      key={seat}
      label={typed.length === 1 ? label : `${label}, seat ${seat + 1}`}
      value={name}
      error={errors[seat]}
      required={isRequired}
      autoComplete={seat === 0 ? 'name' : 'off'}
      autoCapitalize="words"
      spellCheck={false}
      maxLength={100}
      onChange={({ target }) => onType(seat, target.value)}
      onBlur={onLeave}
    />
  ));
}
