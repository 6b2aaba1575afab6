import type { ReactNode } from 'react';
import { formatCount } from '@/lib/format/format';
import {
  countHolders,
  countOffered,
  countSeats,
  describeLockedHall,
  describeOver,
  describeUnlockedHall,
  formatLastAnswer,
} from './describe-lab';
import { countOversold, type LockedSide, type UnlockedSide } from './lab-state';

/** What a hall is to show; how it looks is not the lab's affair. */
export interface LabHall {
  seats: number;
  taken: number;
  /** Of those that are taken. */
  offered: number;
  soldTwice: number;
  label: string;
  caption: string;
}

export type RenderHall = (hall: LabHall) => ReactNode;

interface SideProps<Side> {
  seats: number;
  side: Side;
  renderHall: RenderHall;
}

export function LockedPanel({ seats, side, renderHall }: SideProps<LockedSide>) {
  const taken = seats - side.remaining;
  return (
    <Panel
      id="with-lock"
      title="With the row lock"
      text="Lastseat’s API, as it sells every event."
      sold={`${formatCount(taken)} of ${countSeats(seats)} taken`}
      over={countOversold({ seats, sold: countHolders(side) })}
      hall={renderHall({
        ...{ seats, taken, offered: countOffered(side), soldTwice: 0 },
        label: describeLockedHall(seats, side),
        caption: 'Each light is a free seat. Blue is offered to who is next in line.',
      })}
      counts={[
        ['Got a seat', formatCount(side.booked)],
        ['Told “sold out”', formatCount(side.soldOut)],
        ['In line', formatCount(side.waiting)],
        ['Gave it back', formatCount(side.cancelled)],
        ['Offers taken', `${formatCount(side.accepted)} of ${formatCount(side.offered)}`],
        ['Last answer', formatLastAnswer(side.lastAnswerMs)],
        ...listOther(side.other),
      ]}
    />
  );
}

export function UnlockedPanel({ seats, side, renderHall }: SideProps<UnlockedSide>) {
  const over = countOversold({ seats, sold: side.booked });
  return (
    <Panel
      id="without-lock"
      title="Without a lock"
      text="A program that looks, thinks for 20 ms, and writes."
      sold={`${formatCount(side.booked)} of ${countSeats(seats)} sold`}
      over={over}
      hall={renderHall({
        ...{ seats, taken: Math.min(seats, side.booked), offered: 0 },
        soldTwice: Math.min(seats, over),
        label: describeUnlockedHall(seats, side),
        caption: 'Each light is a free seat. Red is sold to more than one.',
      })}
      counts={[
        ['Told “you have a seat”', formatCount(side.booked)],
        ['Told “sold out”', formatCount(side.soldOut)],
        ['Its counter says', `${formatCount(side.remaining)} left`],
        ['Last answer', formatLastAnswer(side.lastAnswerMs)],
        ...listOther(side.other),
      ]}
    />
  );
}

type Count = readonly [label: string, value: string];

/** Neither a seat nor a refusal: there should be none. */
const listOther = (other: number): Count[] =>
  other === 0 ? [] : [['Another answer', formatCount(other)]];

interface PanelProps {
  id: string;
  title: string;
  text: string;
  sold: string;
  over: number;
  hall: ReactNode;
  counts: readonly Count[];
}

function Panel({ id, title, text, sold, over, hall, counts }: PanelProps) {
  return (
    <section
      aria-labelledby={id}
      className="house min-w-0 p-4 [--house-stage:50%_40%] max-sm:-mx-4 sm:rounded-3xl sm:p-6 forced-colors:border"
    >
      <h2 id={id} className="text-xl font-semibold tracking-tight">
        {title}
      </h2>
      <p className="mt-1 text-sm text-muted">{text}</p>
      <p className="mt-4 mb-4 flex flex-wrap items-baseline justify-between gap-x-4 text-2xl font-semibold tracking-tight tabular-nums">
        <span>{sold}</span>
        <span
          className={`inline-block text-lg first-letter:uppercase ${over > 0 ? 'text-last' : 'text-plenty'}`}
        >
          {describeOver(over)}
        </span>
      </p>
      {hall}
      <dl className="mt-6 grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-3">
        {counts.map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-xl font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
