import type { OrganiserEvent } from '@lastseat/contracts';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { isSamePlace, placeOf, shiftPlace, type Place } from './place';

export interface Moving {
  event: OrganiserEvent;
  place: Place;
  by: 'pointer' | 'keyboard';
}

type Drop = (event: OrganiserEvent, place: Place) => void;

/** What is being moved in the calendar, and where it is now. Nothing is saved: that is asked for on the drop. */
export function useMove(week: { from: string; to: string }, onDrop: Drop) {
  const [moving, setMoving] = useState<Moving | null>(null);
  const stop = () => setMoving(null);
  const drop = () => {
    if (moving === null) return;
    stop();
    if (!isSamePlace(moving.place, placeOf(moving.event))) onDrop(moving.event, moving.place);
  };
  useEscape(moving?.by === 'pointer', stop);
  const shift = (days: number, steps: number) => {
    if (moving === null) return;
    setMoving({ ...moving, place: shiftPlace(moving.place, { days, steps }, week) });
  };
  /** M takes it, the arrows move it, Enter drops it, Escape puts it back. */
  const press = (event: OrganiserEvent, key: KeyboardEvent) => {
    if (moving === null) {
      if (key.key.toLowerCase() !== 'm' || key.ctrlKey || key.metaKey || key.altKey) return;
      key.preventDefault();
      setMoving({ event, place: placeOf(event), by: 'keyboard' });
      return;
    }
    const act = keys[key.key];
    if (act === undefined) return;
    // Enter would press the button as well, and the arrows scroll.
    key.preventDefault();
    if (act === 'drop') drop();
    else if (act === 'stop') stop();
    else shift(...act);
  };
  return { moving, setMoving, press, drop, stop };
}

const keys: Partial<Record<string, 'drop' | 'stop' | [days: number, steps: number]>> = {
  Enter: 'drop',
  Escape: 'stop',
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** While a pointer drags, the focus is anywhere. */
function useEscape(isOn: boolean, stop: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') stop();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
