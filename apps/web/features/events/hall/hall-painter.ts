import type { HallCount, HallLights } from './hall-lights';
import type { HallPlan } from './hall-plan';
import { LightSprites } from './light-sprites';

/** From lit to dark or back. */
const fadeMs = 360;

interface Fade {
  startedAt: number;
  /** The share that was lit when it began. */
  from: number;
}

/**
 * Paints the lights of a hall, and again only those that change. It asks for frames while something
 * does, and for none when the house is still.
 */
export class HallPainter {
  readonly #context: CanvasRenderingContext2D | null;
  readonly #fades = new Map<number, Fade>();
  #sprites: LightSprites | undefined;
  #frame: number | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly plan: HallPlan,
    private readonly lights: HallLights,
  ) {
    this.#context = canvas.getContext('2d');
  }

  /** Paints everything anew: at the beginning, at another size, in other colours. */
  paint(): void {
    const { canvas, plan } = this;
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    // A canvas without a size is on no screen.
    if (!this.#context || canvas.width === 0) return;
    const style = getComputedStyle(canvas);
    this.#sprites?.close();
    this.#sprites = new LightSprites({
      pitch: plan.pitch * canvas.width,
      isBlock: plan.seatsPerLight > 1,
      bright: style.color,
      dark: style.getPropertyValue('--color-hall-dark'),
    });
    for (let light = 0; light < plan.lights; light++) this.#draw(light, performance.now());
    this.#tell();
  }

  /** Shows another count: at once, or by a fade of each light that changes. */
  show(count: HallCount, { isInstant }: { isInstant: boolean }): void {
    if (!this.#sprites) {
      this.lights.show(count);
      return;
    }
    const now = performance.now();
    const litBefore = new Map<number, number>();
    for (const light of this.#fades.keys()) litBefore.set(light, this.#litShareOf(light, now));
    const changes = this.lights.show(count);
    for (const [light, shareBefore] of changes) {
      const from = litBefore.get(light) ?? shareBefore;
      this.#fades.set(light, { startedAt: isInstant ? now - fadeMs : now, from });
    }
    if (this.#fades.size > 0) this.#frame ??= requestAnimationFrame(this.#paintFades);
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#sprites?.close();
    this.#sprites = undefined;
  }

  readonly #paintFades = (): void => {
    this.#frame = undefined;
    const context = this.#context;
    const sprites = this.#sprites;
    if (!context || !sprites) return;
    const now = performance.now();
    context.globalCompositeOperation = 'destination-out';
    for (const light of this.#fades.keys()) {
      sprites.drawRoom(context, this.#xOf(light), this.#yOf(light));
    }
    context.globalCompositeOperation = 'source-over';
    for (const light of this.#fades.keys()) this.#draw(light, now);
    this.#drawGlows(context, sprites, now);
    for (const [light, { startedAt }] of this.#fades) {
      if (now - startedAt >= fadeMs) this.#fades.delete(light);
    }
    this.#tell();
    if (this.#fades.size > 0) this.#frame = requestAnimationFrame(this.#paintFades);
  };

  #draw(light: number, now: number): void {
    if (!this.#context) return;
    const share = this.#litShareOf(light, now);
    this.#sprites?.drawLight(this.#context, this.#xOf(light), this.#yOf(light), share);
  }

  /** A seat that is sold flares up once before it is dark. */
  #drawGlows(context: CanvasRenderingContext2D, sprites: LightSprites, now: number): void {
    for (const [light, { startedAt, from }] of this.#fades) {
      const past = (now - startedAt) / fadeMs;
      if (past >= 1 || from <= this.lights.freeShareOf(light)) continue;
      context.globalAlpha = (1 - past) ** 2;
      sprites.drawGlow(context, this.#xOf(light), this.#yOf(light));
    }
    context.globalAlpha = 1;
  }

  #xOf(light: number): number {
    return this.plan.x[light]! * this.canvas.width;
  }

  #yOf(light: number): number {
    return this.plan.y[light]! * this.canvas.width;
  }

  #litShareOf(light: number, now: number): number {
    const target = this.lights.freeShareOf(light);
    const fade = this.#fades.get(light);
    if (!fade) return target;
    const past = Math.min(1, (now - fade.startedAt) / fadeMs);
    return fade.from + (target - fade.from) * past;
  }

  /** Says what the picture shows now, for whoever cannot ask a canvas: the journeys. */
  #tell(): void {
    const { taken, seats } = this.lights;
    this.canvas.dataset['taken'] = String(taken);
    this.canvas.dataset['free'] = String(seats - taken);
  }
}
