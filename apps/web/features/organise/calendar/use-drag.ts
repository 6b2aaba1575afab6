import type { OrganiserEvent } from '@lastseat/contracts';
import { useRef, type PointerEvent, type RefObject } from 'react';
import { clamp, dayMinutes, placeOf, stepMinutes, type Place } from './place';
import type { Moving } from './use-move';

/** CSS pixels of one hour, and by how many a pointer has to move to be more than a press. */
export const hourHeight = 68;
const leastMove = 5;

interface DragOptions {
  /** The area of the seven days. */
  days: RefObject<HTMLElement | null>;
  dates: readonly string[];
  setMoving: (moving: Moving) => void;
  drop: () => void;
}

interface Start {
  x: number;
  y: number;
  place: Place;
}

/**
 * Drags by a mouse or a pen. A finger scrolls: who has only that moves by the form.
 * @returns what a class has to hand its pointer to
 */
export function useDrag({ days, dates, setMoving, drop }: DragOptions) {
  const start = useRef<Start | null>(null);
  const hasMoved = useRef(false);
  const begin = (event: OrganiserEvent, pointer: PointerEvent) => {
    hasMoved.current = false;
    if (pointer.pointerType === 'touch' || pointer.button !== 0) return;
    start.current = { x: pointer.clientX, y: pointer.clientY, place: placeOf(event) };
    pointer.currentTarget.setPointerCapture(pointer.pointerId);
  };
  const move = (event: OrganiserEvent, { clientX, clientY, buttons }: PointerEvent) => {
    const from = start.current;
    const area = days.current?.getBoundingClientRect();
    if (from === null || area === undefined || buttons === 0) return;
    const [right, down] = [clientX - from.x, clientY - from.y];
    if (!hasMoved.current && Math.hypot(right, down) < leastMove) return;
    hasMoved.current = true;
    const columns = Math.round((right / area.width) * dates.length);
    const date = dates[clamp(dates.indexOf(from.place.date) + columns, 0, dates.length - 1)];
    if (date === undefined) return;
    const steps = Math.round((down / hourHeight) * (60 / stepMinutes));
    const place = { date, minutes: toStep(from.place.minutes, steps) };
    setMoving({ event, place, by: 'pointer' });
  };
  const end = () => {
    start.current = null;
    drop();
  };
  /** A press that ends a drag is no press on the class; the next one is. */
  const isPress = () => {
    const wasDrag = hasMoved.current;
    hasMoved.current = false;
    return !wasDrag;
  };
  return { begin, move, end, isPress };
}

function toStep(minutes: number, steps: number): number {
  if (steps === 0) return minutes;
  const step = Math.round(minutes / stepMinutes + steps);
  return clamp(step * stepMinutes, 0, dayMinutes - stepMinutes);
}
