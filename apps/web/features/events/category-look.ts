import { categoryHue, findCategoryKind, type CategoryKind } from '@lastseat/contracts';
import {
  Clapperboard,
  Cpu,
  Dumbbell,
  Laugh,
  Mic,
  Music,
  Palette,
  Presentation,
  Theater,
  Ticket,
  UtensilsCrossed,
  type LucideIcon,
} from 'lucide-react';

interface CategoryLook {
  icon: LucideIcon;
  /** Degrees on the colour wheel. */
  hue: number;
}

const icons: Record<CategoryKind, LucideIcon> = {
  music: Music,
  tech: Cpu,
  theatre: Theater,
  comedy: Laugh,
  sport: Dumbbell,
  food: UtensilsCrossed,
  art: Palette,
  film: Clapperboard,
  workshop: Presentation,
  talk: Mic,
};

export function categoryLook(category: string): CategoryLook {
  const kind = findCategoryKind(category);
  return { icon: kind === null ? Ticket : icons[kind], hue: categoryHue(category) };
}
