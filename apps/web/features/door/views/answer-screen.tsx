'use client';

import { bookingReference } from '@lastseat/contracts';
import { Check, Hand, X, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { GivenAnswer } from '@/features/door/engine/desk';
import type { Description, Tone } from '@/features/door/rules/describe-answer';

const pictures: Record<Tone, LucideIcon> = { go: Check, wait: Hand, stop: X };

interface AnswerScreenProps {
  answer: GivenAnswer;
  description: Description;
  onUndo: () => void;
  onNext: () => void;
}

/** Over the whole page, until the next ticket or a touch anywhere. */
export function AnswerScreen({ answer, description, onUndo, onNext }: AnswerScreenProps) {
  const { tone, title, detail } = description;
  const Picture = pictures[tone];
  return (
    <section
      aria-label="Answer"
      data-tone={tone}
      className="door-answer fixed inset-0 z-50 flex flex-col overflow-y-auto p-6"
      // A touch anywhere: the button says the same to everybody else.
      onClick={onNext}
    >
      <div className="flex flex-1 flex-col justify-center gap-3 pt-10">
        <Picture className="size-24" strokeWidth={3} aria-hidden="true" />
        <p className="text-5xl leading-none font-bold tracking-tight">
          {answer.isUndone ? 'Taken back' : title}
        </p>
        <WhoComes answer={answer} />
        {detail && !answer.isUndone && <p className="text-xl text-pretty">{detail}</p>}
        {answer.isOffline && (
          <p className="font-medium">Decided on this device, without a network.</p>
        )}
      </div>
      <Buttons answer={answer} onUndo={onUndo} onNext={onNext} />
    </section>
  );
}

function Buttons({ answer, onUndo, onNext }: Omit<AnswerScreenProps, 'description'>) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    next.current?.focus();
  }, [answer.order]);
  return (
    <div className="mt-6 grid gap-3" onClick={(press) => press.stopPropagation()}>
      {answer.nonce !== null && !answer.isUndone && (
        <button
          type="button"
          className="door-answer-button min-h-14 rounded-2xl px-6 text-lg font-semibold"
          onClick={onUndo}
        >
          Undo
        </button>
      )}
      <button
        ref={next}
        type="button"
        data-main=""
        className="door-answer-button min-h-16 rounded-2xl px-6 text-xl font-semibold"
        onClick={onNext}
      >
        Next
      </button>
    </div>
  );
}

function WhoComes({ answer: { person, seat, quantity } }: { answer: GivenAnswer }) {
  if (seat === null) return null;
  const { name, type, note } = person;
  return (
    <div className="grid gap-1">
      <p className="text-3xl font-semibold wrap-anywhere" dir="auto">
        {name ?? bookingReference(seat.bookingId)}
      </p>
      <p className="text-xl tabular-nums">
        {type && `${type} · `}
        {quantity === null || quantity === 1
          ? `Ticket ${seat.number}`
          : `Ticket ${seat.number} of ${quantity}`}
      </p>
      {note && <p className="text-lg font-medium wrap-anywhere">Note: {note}</p>}
    </div>
  );
}
