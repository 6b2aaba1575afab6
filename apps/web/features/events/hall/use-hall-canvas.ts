import { useEffect, useRef, useState, type RefObject } from 'react';
import { HallLights, type HallCount } from './hall-lights';
import { HallPainter } from './hall-painter';
import type { HallPlan } from './hall-plan';

interface HallCanvas {
  ref: RefObject<HTMLCanvasElement | null>;
  /** Whether the canvas shows the hall, so that nothing else has to. */
  isPainted: boolean;
}

/** What changes the colours of a page. */
const themes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

/** A canvas that shows the hall at this count, and every change of it from then on. */
export function useHallCanvas(plan: HallPlan, order: Uint32Array, count: HallCount): HallCanvas {
  const { taken, own } = count;
  const ref = useRef<HTMLCanvasElement>(null);
  const painter = useRef<HallPainter>(null);
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const current = new HallPainter(canvas, plan, new HallLights(order, plan));
    painter.current = current;
    const stopPainting = paintWhenNeeded(canvas, current, () => {
      setIsPainted(true);
    });
    return () => {
      painter.current = null;
      stopPainting();
      current.stop();
    };
  }, [plan, order]);
  useEffect(() => {
    const isInstant = matchMedia('(prefers-reduced-motion: reduce)').matches;
    painter.current?.show({ taken, own }, { isInstant });
  }, [plan, order, taken, own]);
  return { ref, isPainted };
}

/** At its first size, at every other, and when the colours change. Gives what ends it. */
function paintWhenNeeded(
  canvas: HTMLCanvasElement,
  painter: HallPainter,
  onPainted: () => void,
): () => void {
  const paint = () => {
    painter.paint();
    onPainted();
  };
  const observer = new ResizeObserver(paint);
  observer.observe(canvas);
  const queries = themes.map((theme) => matchMedia(theme));
  for (const query of queries) query.addEventListener('change', paint);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', paint);
  };
}
