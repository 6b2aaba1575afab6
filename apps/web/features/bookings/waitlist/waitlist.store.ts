import type { BookingWithEvent, OwnWaitlist, Wait } from '@lastseat/contracts';
import { create } from 'zustand';

/** What the person does about a place in line. */
export type WaitlistAct = 'join' | 'leave' | 'take' | 'decline';

/** The event is not known of a wait that has begun a moment ago. */
export type OwnWait = Wait & { event: OwnWaitlist['waits'][number]['event'] | null };

interface WaitlistState {
  waits: readonly OwnWait[];
  /** What the API calls an offer: what else is held for the person may be a stranger's doing. */
  offers: readonly BookingWithEvent[];
  missed: readonly BookingWithEvent[];
  /** The API has said what these are. */
  isKnown: boolean;
  /** By event. */
  underway: Readonly<Record<string, WaitlistAct>>;
  finishLoading: (list: OwnWaitlist) => void;
  beginWait: (wait: Wait) => void;
  endWait: (eventId: string) => void;
  endOffer: (bookingId: string) => void;
  begin: (eventId: string, act: WaitlistAct) => void;
  finish: (eventId: string) => void;
  forget: () => void;
}

const nothing = { waits: [], offers: [], missed: [], isKnown: false } as const;

/** Of who is signed in. */
export const useWaitlist = create<WaitlistState>()((set) => ({
  ...nothing,
  underway: {},
  finishLoading: (list) => set({ ...list, isKnown: true }),
  beginWait: (wait) => {
    set(({ waits }) => ({
      waits: [...waits.filter(({ eventId }) => eventId !== wait.eventId), { ...wait, event: null }],
    }));
  },
  endWait: (eventId) => {
    set(({ waits }) => ({ waits: waits.filter((wait) => wait.eventId !== eventId) }));
  },
  endOffer: (bookingId) => {
    set(({ offers }) => ({ offers: offers.filter(({ id }) => id !== bookingId) }));
  },
  begin: (eventId, act) => set(({ underway }) => ({ underway: { ...underway, [eventId]: act } })),
  finish: (eventId) => set(({ underway: { [eventId]: _, ...underway } }) => ({ underway })),
  forget: () => set({ ...nothing }),
}));

const of = <T extends { eventId: string }>(list: readonly T[], eventId: string): T | undefined =>
  list.find((one) => one.eventId === eventId);

/** Whether the person waits for a seat of this event, or is offered one. */
export const hasPlace = (eventId: string) => {
  const { waits, offers } = useWaitlist.getState();
  return of(waits, eventId) !== undefined || of(offers, eventId) !== undefined;
};

export const useWait = (eventId: string) => useWaitlist(({ waits }) => of(waits, eventId));

export const useOffer = (eventId: string) => useWaitlist(({ offers }) => of(offers, eventId));

/** Whether the person let an offer run out, and has not joined again since. */
export const useHasMissed = (eventId: string) =>
  useWaitlist(({ waits, offers, missed }) => {
    return !of(waits, eventId) && !of(offers, eventId) && of(missed, eventId) !== undefined;
  });
