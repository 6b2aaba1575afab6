import { useId } from 'react';
import { formatCount, formatPrice } from '@/lib/format/format';
import { refusalOf, seatsLeft, type LowerPrice, type TypeOnSale } from './choose-type';

type LiveCount = Parameters<typeof seatsLeft>[1];

interface TypeChoiceProps {
  types: readonly TypeOnSale[];
  currency: string;
  liveCount: LiveCount;
  lowerPrice: LowerPrice | null;
  chosenId: string | undefined;
  onChoose: (typeId: string) => void;
}

/** From so few on it is said how many are left. */
const FEW = 20;

/** One of the types that the event is sold by. */
export function TypeChoice({ types, chosenId, onChoose, ...shared }: TypeChoiceProps) {
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">Ticket</legend>
      {types.map((type) => (
        <TypeOption
          key={type.id}
          {...{ ...shared, type, name }}
          isChosen={type.id === chosenId}
          onChoose={() => {
            onChoose(type.id);
          }}
        />
      ))}
    </fieldset>
  );
}

interface TypeOptionProps extends Pick<TypeChoiceProps, 'currency' | 'liveCount' | 'lowerPrice'> {
  type: TypeOnSale;
  name: string;
  isChosen: boolean;
  onChoose: () => void;
}

function TypeOption({ type, name, isChosen, onChoose, ...props }: TypeOptionProps) {
  const { currency, liveCount, lowerPrice } = props;
  const refusal = refusalOf(type, liveCount);
  return (
    <label className="flex min-h-12 items-start gap-3 rounded-xl border border-field bg-surface px-4 py-3 has-checked:border-accent has-disabled:text-muted">
      <input
        type="radio"
        name={name}
        value={type.id}
        className="mt-1 size-4 shrink-0 accent-accent"
        checked={isChosen}
        disabled={refusal !== null && !isChosen}
        onChange={onChoose}
      />
      <span className="min-w-0 grow">
        <span className="font-medium wrap-anywhere">{type.name}</span>
        {type.description !== '' && (
          <span className="block text-sm whitespace-pre-line text-muted wrap-anywhere">
            {type.description}
          </span>
        )}
        <TypeNote refusal={refusal} left={seatsLeft(type, liveCount)} type={type} />
      </span>
      <TypePrice {...{ type, currency, lowerPrice }} />
    </label>
  );
}

interface TypePriceProps extends Pick<TypeChoiceProps, 'currency' | 'lowerPrice'> {
  type: TypeOnSale;
}

/** With what it costs without the code, where one makes it cheaper. */
export function TypePrice({ type, currency, lowerPrice }: TypePriceProps) {
  const priceCents = lowerPrice?.of(type.id, type.priceCents) ?? type.priceCents;
  return (
    <span className="shrink-0 font-semibold tabular-nums">
      {priceCents < type.priceCents && (
        <s className="mr-2 font-normal text-muted">{formatPrice(type.priceCents, currency)}</s>
      )}
      {formatPrice(priceCents, currency)}
    </span>
  );
}

interface TypeNoteProps {
  refusal: string | null;
  left: number;
  type: TypeOnSale;
}

export function TypeNote({ refusal, left, type }: TypeNoteProps) {
  const few = type.capacity !== null && left <= FEW ? `${formatCount(left)} left` : null;
  const least = type.minPerPerson > 1 ? `at least ${type.minPerPerson}` : null;
  const note = refusal ?? [few, least].filter((one) => one !== null).join(', ');
  if (note === '') return null;
  return <span className="block text-sm text-muted tabular-nums">{note}</span>;
}
