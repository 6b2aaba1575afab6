import { useId, useLayoutEffect, useRef } from 'react';

/** More than one scrolls through on a phone. */
const mostOffered = 20;

interface SeatsSelectProps {
  /** Seats; at most as many can be chosen. */
  most: number;
  /** Fewer cannot be chosen. */
  least?: number;
  value: number;
  onChoose: (seats: number) => void;
}

/** How many seats the press takes, where one person may have several. */
export function SeatsSelect({ most, least = 1, value, onChoose }: SeatsSelectProps) {
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const choose = useRef(onChoose);
  // What was chosen before the page's scripts were at work is on the screen, and nobody was told of it.
  useLayoutEffect(() => {
    const shown = Number(select.current?.value);
    if (shown > 1) choose.current(shown);
  }, []);
  const length = Math.min(most - least + 1, mostOffered);
  const offered = Array.from({ length }, (_, index) => least + index);
  return (
    <div className="flex items-center justify-between gap-4">
      <label htmlFor={id} className="font-medium">
        Seats
      </label>
      <select
        ref={select}
        id={id}
        className="min-h-12 w-24 rounded-xl border border-field bg-surface px-4 text-base tabular-nums transition-colors hover:border-muted focus-visible:border-accent"
        value={value}
        onChange={({ target }) => {
          onChoose(Number(target.value));
        }}
      >
        {offered.map((seats) => (
          <option key={seats} value={seats}>
            {seats}
          </option>
        ))}
      </select>
    </div>
  );
}
