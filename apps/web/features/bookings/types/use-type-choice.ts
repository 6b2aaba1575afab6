import { useState } from 'react';
import {
  refusalOf,
  seatRangeOf,
  type LowerPrice,
  type SeatRange,
  type TypeOnSale,
} from './choose-type';
import type { Opened } from './types-api';

interface TypedEvent {
  maxPerPerson: number;
  /** Left out: it is not sold by types. */
  ticketTypes?: TypeOnSale[];
}

export interface TypeChosen {
  /** Of an event that is sold by types: those that can be seen, also the ones that a code has opened. */
  types: readonly TypeOnSale[] | null;
  chosen: TypeOnSale | undefined;
  /** Why the button books nothing. */
  refusal: string | null;
  range: SeatRange | null;
  choose: (typeId: string) => void;
  addOpened: (opened: Opened) => void;
  /** By the code that was entered last and is for what is chosen; null: everything costs what it costs. */
  lowerPrice: LowerPrice | null;
}

/** Which type is wanted: the first that can be had until somebody chooses. */
export function useTypeChoice(
  event: TypedEvent,
  liveCount: Parameters<typeof refusalOf>[1],
): TypeChosen {
  const [chosenId, choose] = useState<string | null>(null);
  const [opened, setOpened] = useState<readonly TypeOnSale[]>([]);
  const [lowerPrice, setLowerPrice] = useState<LowerPrice | null>(null);
  const { ticketTypes, maxPerPerson } = event;
  const types = ticketTypes ? [...ticketTypes, ...opened] : null;
  const offered = types?.find((type) => refusalOf(type, liveCount) === null) ?? types?.[0];
  const chosen = types?.find(({ id }) => id === chosenId) ?? offered;
  const addOpened = ({ types: more, lowerPrice: lower }: Opened) => {
    const known = new Set(types?.map(({ id }) => id));
    setOpened([...opened, ...more.filter(({ id }) => !known.has(id))]);
    if (more[0]) choose(more[0].id);
    if (lower) setLowerPrice(lower);
  };
  return {
    ...{ types, chosen, choose, addOpened, lowerPrice },
    refusal: types === null ? null : chosen ? refusalOf(chosen, liveCount) : 'Enter your code',
    range: chosen ? seatRangeOf(chosen, liveCount, maxPerPerson) : null,
  };
}
