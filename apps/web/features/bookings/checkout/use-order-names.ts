import type { Order, OrderNames } from '@lastseat/contracts';
import { useEffect, useRef, useState } from 'react';
import { findNameError, toNames } from '@/features/bookings/names/typed-names';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { getOrderNames, putOrderNames } from './orders-api';

/** By line, of each seat what is typed. */
type TypedNames = Readonly<Record<string, readonly string[]>>;

const toTyped = ({ lines }: OrderNames): TypedNames =>
  Object.fromEntries(lines.map(({ lineId, names }) => [lineId, names.map((name) => name ?? '')]));

/**
 * The names that an order asks for. What is typed is saved when a field is left, so that a reload and another
 * tab have it.
 */
export function useOrderNames({ id }: Pick<Order, 'id'>) {
  const [typed, setTyped] = useTypedNames(id);
  const [isChecked, setIsChecked] = useState(false);
  const { complaint, save } = useSaving(id);
  const errorsOf = (lineId: string) =>
    (typed?.[lineId] ?? []).map((name) => findNameError(name, true));
  const isComplete = Object.keys(typed ?? {}).every((lineId) =>
    errorsOf(lineId).every((error) => error === undefined),
  );
  return {
    /** Null: none is asked for. */
    typed,
    complaint,
    errorsOf: (lineId: string) => (isChecked ? errorsOf(lineId) : []),
    type: (lineId: string, seat: number, name: string) =>
      setTyped((all) => all && { ...all, [lineId]: (all[lineId] ?? []).with(seat, name) }),
    save: () => save(typed),
    /** @returns whether the order may be paid: each seat has a name, and it is kept */
    check: async (): Promise<boolean> => {
      setIsChecked(true);
      return isComplete && (await save(typed));
    },
  };
}

/** As they were typed before, here or in another tab. */
function useTypedNames(orderId: string) {
  const [typed, setTyped] = useState<TypedNames | null>(null);
  useEffect(() => {
    let isGone = false;
    getOrderNames(orderId).then(
      (names) => {
        if (!isGone && names.isAsked) setTyped((mine) => mine ?? toTyped(names));
      },
      // Whoever presses the button is told why.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [orderId]);
  return [typed, setTyped] as const;
}

/** One request after the other: the last one is what is kept. */
function useSaving(orderId: string) {
  const [complaint, setComplaint] = useState<string | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const send = async (typed: TypedNames, before: Promise<unknown>): Promise<boolean> => {
    await before;
    try {
      await putOrderNames(orderId, toLines(typed));
      setComplaint(null);
      return true;
    } catch (error) {
      setComplaint(explainRefusal(error));
      return false;
    }
  };
  return {
    complaint,
    /** @returns whether it is kept */
    save: (typed: TypedNames | null): Promise<boolean> => {
      if (typed === null) return Promise.resolve(true);
      const sent = send(typed, last.current);
      last.current = sent;
      return sent;
    },
  };
}

/** What is no name yet is not sent: the rest is kept all the same. */
const toLines = (typed: TypedNames) =>
  Object.entries(typed).map(([lineId, names]) => ({
    lineId,
    names: toNames(names.map((name) => (findNameError(name, false) === undefined ? name : ''))),
  }));
