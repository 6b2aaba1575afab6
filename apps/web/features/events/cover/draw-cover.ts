import { drawArcs } from './motifs/arcs';
import { drawBeams } from './motifs/beams';
import { drawDiscs } from './motifs/discs';
import { drawDots } from './motifs/dots';
import { drawHills } from './motifs/hills';
import type { Motif } from './motifs/motif';
import { drawOrbits } from './motifs/orbits';
import { drawPeaks } from './motifs/peaks';
import { drawRibbons } from './motifs/ribbons';
import { drawSteps } from './motifs/steps';
import { drawTiles } from './motifs/tiles';
import { drawWaves } from './motifs/waves';
import { drawWeave } from './motifs/weave';
import { coverPalette, type CoverPalette } from './palette';
import { pick, seedRandom } from './random';
import type { Frame, Shape } from './shape';

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
