import { litSize, sizesOf } from './light-look';

export interface SpriteLook {
  /** From one light to the next, in pixels of the device. */
  pitch: number;
  isBlock: boolean;
  bright: string;
  dark: string;
}

/** As many as the eye can tell apart in something so small. */
const steps = 24;

/**
 * Every look of a light, drawn once: to copy a picture of a dot takes a fraction of drawing one, and
 * hundreds change in a frame.
 */
export class LightSprites {
  /** A picture and no canvas, which would be asked at each copy whether it has changed. */
  readonly #sheet: ImageBitmap;
  readonly #cell: number;

  constructor(private readonly look: SpriteLook) {
    this.#cell = Math.ceil(look.pitch * 0.6) * 2 + 2;
    const canvas = new OffscreenCanvas(this.#cell * (steps + 3), this.#cell);
    const context = canvas.getContext('2d');
    if (context) this.#drawLooks(context);
    this.#sheet = canvas.transferToImageBitmap();
  }

  /** A light of which this share is lit, from 0 to 1. */
  drawLight(context: CanvasRenderingContext2D, x: number, y: number, share: number): void {
    this.#copy(context, Math.round(share * steps), x, y);
  }

  /** What flares up in a sale. */
  drawGlow(context: CanvasRenderingContext2D, x: number, y: number): void {
    this.#copy(context, steps + 1, x, y);
  }

  /** All the room that a light has, to be cleared for a new look. */
  drawRoom(context: CanvasRenderingContext2D, x: number, y: number): void {
    this.#copy(context, steps + 2, x, y);
  }

  /** Gives its memory back, which would otherwise wait for the collector. */
  close(): void {
    this.#sheet.close();
  }

  #copy(context: CanvasRenderingContext2D, column: number, x: number, y: number): void {
    const cell = this.#cell;
    // On whole pixels, which need no blending between them.
    const left = Math.round(x) - cell / 2;
    const top = Math.round(y) - cell / 2;
    context.drawImage(this.#sheet, column * cell, 0, cell, cell, left, top, cell, cell);
  }

  #drawLooks(context: OffscreenCanvasRenderingContext2D): void {
    const { bright, dark, isBlock } = this.look;
    const sizes = sizesOf(isBlock);
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      if (share < 1) this.#fill(context, step, sizes.dark, dark);
      if (share > 0) this.#fill(context, step, litSize(sizes.bright, share), bright);
    }
    this.#fill(context, steps + 1, sizes.glow, bright);
    this.#fill(context, steps + 2, sizes.room, bright);
  }

  #fill(
    context: OffscreenCanvasRenderingContext2D,
    column: number,
    radius: number,
    style: string,
  ): void {
    const half = radius * this.look.pitch;
    const x = (column + 0.5) * this.#cell;
    const y = this.#cell / 2;
    context.fillStyle = style;
    context.beginPath();
    if (this.look.isBlock) context.rect(x - half, y - half, half * 2, half * 2);
    else context.arc(x, y, half, 0, 2 * Math.PI);
    context.fill();
  }
}
