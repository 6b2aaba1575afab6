import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';

interface SeatsStepperProps {
  least: number;
  most: number;
  value: number;
  onStep: (value: number) => void;
}

const stepStyle =
  'inline-flex size-11 items-center justify-center rounded-xl border border-field bg-surface transition-colors hover:border-muted aria-disabled:cursor-not-allowed aria-disabled:opacity-60';

/** A button at its end keeps the focus, which a disabled one would lose. */
export function SeatsStepper({ least, most, value, onStep }: SeatsStepperProps) {
  const id = useId();
  const step = (to: number) => () => {
    if (to >= least && to <= most) onStep(to);
  };
  return (
    <div role="group" aria-labelledby={id} className="flex items-center justify-between gap-4">
      <h2 id={id} className="font-semibold">
        Seats
      </h2>
      <div className="flex items-center gap-3">
        <button
          type="button"
          className={stepStyle}
          aria-label="One seat fewer"
          aria-disabled={value <= least || undefined}
          onClick={step(value - 1)}
        >
          <Minus className="size-4" aria-hidden="true" />
        </button>
        <output aria-live="polite" className="w-8 text-center text-lg font-semibold tabular-nums">
          {value}
        </output>
        <button
          type="button"
          className={stepStyle}
          aria-label="One seat more"
          aria-disabled={value >= most || undefined}
          onClick={step(value + 1)}
        >
          <Plus className="size-4" aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
