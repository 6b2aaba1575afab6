import type { SmallHallDrawing } from './draw-small-hall';
import { sizesOf } from './light-look';
import { splitLights } from './split-lights';

interface SmallHallProps {
  drawing: SmallHallDrawing;
  freeShare: number;
}

const sizes = sizesOf(false);

/** The hall on a card: it follows the count, without a stir. The words beside it say the same. */
export function SmallHall({ drawing: { dots, pitch }, freeShare }: SmallHallProps) {
  const { dark, bright } = splitLights(dots, freeShare);
  return (
    <svg viewBox="0 0 600 300" className="w-36 shrink-0" aria-hidden="true">
      <g fill="none" strokeLinecap="round">
        <path d={dark} className="stroke-hall-dark" strokeWidth={pitch * sizes.dark * 2} />
        <path d={bright} stroke="currentColor" strokeWidth={pitch * sizes.bright * 2} />
      </g>
    </svg>
  );
}
