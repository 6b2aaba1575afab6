import type { CoverPalette } from '@/features/events/cover/palette';
import type { Random } from '@/features/events/cover/random';
import type { Frame, Shape } from '@/features/events/cover/shape';

/** Draws on the ground, from back to front; the weight is on the right, the label lies on the left. */
export type Motif = (random: Random, frame: Frame, palette: CoverPalette) => Shape[];
