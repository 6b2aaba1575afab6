import type { CoverPalette } from '../palette.js';
import type { Random } from '../random.js';
import type { Frame, Shape } from '../shape.js';

/** Draws on the ground, from back to front; the weight is on the right, the label lies on the left. */
export type Motif = (random: Random, frame: Frame, palette: CoverPalette) => Shape[];
