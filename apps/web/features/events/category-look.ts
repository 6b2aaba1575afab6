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
  /** Degrees on the colour wheel, away from the green, amber and red that mean a state. */
  hue: number;
}

const looks: [words: RegExp, look: CategoryLook][] = [
  [/music|concert|festival/, { icon: Music, hue: 270 }],
  [/tech|conference|code|science/, { icon: Cpu, hue: 245 }],
  [/theat|drama|opera|dance/, { icon: Theater, hue: 290 }],
  [/comedy/, { icon: Laugh, hue: 305 }],
  [/sport|fitness|run|yoga/, { icon: Dumbbell, hue: 225 }],
  [/food|drink|wine/, { icon: UtensilsCrossed, hue: 320 }],
  [/art|design|museum/, { icon: Palette, hue: 310 }],
  [/film|cinema|movie/, { icon: Clapperboard, hue: 280 }],
  [/workshop|class|course|education/, { icon: Presentation, hue: 200 }],
  [/talk|lecture|literature|community|business/, { icon: Mic, hue: 215 }],
];

const plainLook: CategoryLook = { icon: Ticket, hue: 255 };

/** Organisers name categories as they like: what no word gives away looks plain, not wrong. */
export function categoryLook(category: string): CategoryLook {
  const words = category.toLowerCase();
  return looks.find(([pattern]) => pattern.test(words))?.[1] ?? plainLook;
}
