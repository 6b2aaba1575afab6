import { drawArcs } from './motifs/arcs.js';
import { drawBeams } from './motifs/beams.js';
import { drawDiscs } from './motifs/discs.js';
import { drawDots } from './motifs/dots.js';
import { drawHills } from './motifs/hills.js';
import type { Motif } from './motifs/motif.js';
import { drawOrbits } from './motifs/orbits.js';
import { drawPeaks } from './motifs/peaks.js';
import { drawRibbons } from './motifs/ribbons.js';
import { drawSteps } from './motifs/steps.js';
import { drawTiles } from './motifs/tiles.js';
import { drawWaves } from './motifs/waves.js';
import { drawWeave } from './motifs/weave.js';
import { coverPalette, type CoverPalette } from './palette.js';
import { pick, seedRandom } from './random.js';
import type { Frame, Shape } from './shape.js';

const motifs: [Motif, ...Motif[]] = [
  drawArcs,
  drawBeams,
  drawDiscs,
  drawDots,
  drawHills,
  drawOrbits,
  drawPeaks,
  drawRibbons,
  drawSteps,
  drawTiles,
  drawWaves,
  drawWeave,
];

export interface CoverDrawing {
  palette: CoverPalette;
  /** From back to front. */
  shapes: Shape[];
}

/**
 * The same event is drawn the same way everywhere; in a frame of another form, it is laid out anew.
 * `surface` is what lies behind it: where shapes leave a gap, that shows.
 */
export function drawCover(
  event: { id: string; category: string },
  frame: Frame,
  surface: 'ground' | 'shade' = 'ground',
): CoverDrawing {
  const random = seedRandom(event.id);
  const palette = coverPalette(event);
  const motif = pick(random, motifs);
  return { palette, shapes: motif(random, frame, { ...palette, ground: palette[surface] }) };
}
