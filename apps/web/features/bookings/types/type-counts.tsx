import type { LucideIcon } from 'lucide-react';
import { Minus, Plus } from 'lucide-react';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import { countAbove, countBelow, countOf, type Counts, type Limits } from './choose-lines';
import { refusalOf, seatsLeft, type LowerPrice, type TypeOnSale } from './choose-type';
import { TypeNote, TypePrice } from './type-choice';

interface TypeCountsProps {
  types: readonly TypeOnSale[];
  currency: string;
  counts: Counts;
  limits: Limits;
  lowerPrice: LowerPrice | null;
  onChoose: (typeId: string, seats: number) => void;
}

/** How many of each type. */
export function TypeCounts(props: TypeCountsProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">Tickets</legend>
      {props.types.map((type) => (
        <TypeRow key={type.id} {...props} type={type} />
      ))}
    </fieldset>
  );
}

function TypeRow({ type, ...props }: TypeCountsProps & { type: TypeOnSale }) {
  const { currency, limits, lowerPrice } = props;
  const { liveCount } = limits;
  const refusal = refusalOf(type, liveCount);
  return (
    <div
      className={`flex flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-xl border border-field bg-surface px-4 py-3 ${refusal === null ? '' : 'text-muted'}`}
    >
      <div className="min-w-0 grow basis-40">
        <p className="flex flex-wrap justify-between gap-x-3 font-medium">
          <span className="wrap-anywhere">{type.name}</span>
          <TypePrice {...{ type, currency, lowerPrice }} />
        </p>
        {type.description !== '' && (
          <p className="text-sm whitespace-pre-line text-muted wrap-anywhere">{type.description}</p>
        )}
        <TypeNote refusal={refusal} left={seatsLeft(type, liveCount)} type={type} />
      </div>
      {refusal === null && <Stepper {...props} type={type} />}
    </div>
  );
}

function Stepper({
  type,
  types,
  counts,
  limits,
  onChoose,
}: TypeCountsProps & { type: TypeOnSale }) {
  const { id, name } = type;
  const count = countOf(type, counts, limits);
  const above = countAbove(type, { types, counts, limits });
  return (
    <div role="group" aria-label={name} className="flex items-center gap-1">
      <StepButton
        label={`Fewer: ${name}`}
        icon={Minus}
        onPress={count === 0 ? null : () => onChoose(id, countBelow(type, count))}
      />
      <output className="w-8 text-center font-semibold tabular-nums">{count}</output>
      <StepButton
        label={`More: ${name}`}
        icon={Plus}
        onPress={above === null ? null : () => onChoose(id, above)}
      />
    </div>
  );
}

interface StepButtonProps {
  label: string;
  icon: LucideIcon;
  /** Null: it goes no further. The button keeps the focus, which a disabled one would lose. */
  onPress: (() => void) | null;
}

function StepButton({ label, icon: Icon, onPress }: StepButtonProps) {
  const isHydrated = useIsHydrated();
  return (
    <button
      type="button"
      aria-label={label}
      // A press before the scripts are at work would be lost, and one seat fewer bought.
      disabled={!isHydrated}
      aria-disabled={onPress === null}
      className="grid size-11 place-items-center rounded-xl border border-line-strong text-ink transition-colors not-aria-disabled:hover:bg-sunken aria-disabled:cursor-default aria-disabled:opacity-60"
      onClick={() => onPress?.()}
    >
      <Icon className="size-5" aria-hidden="true" />
    </button>
  );
}
