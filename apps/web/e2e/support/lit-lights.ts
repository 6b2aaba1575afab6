import type { Locator, Page } from '@playwright/test';

export const hallOf = (page: Page): Locator => page.getByRole('img', { name: /^Hall with/ });

/** How many lights of the hall shine: islands of bright pixels, counted on the canvas itself. */
export function countLitLights(page: Page): Promise<number> {
  return hallOf(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      // Lights are yellow when they shine and blue when they are out, so it is the red that tells.
      const isLit = (pixel: number) => data[pixel * 4]! > 160 && data[pixel * 4 + 3]! > 160;
      const seen = new Set<number>();
      let islands = 0;
      for (let start = 0; start < width * height; start++) {
        if (seen.has(start) || !isLit(start)) continue;
        islands += 1;
        const open = [start];
        while (open.length > 0) {
          const pixel = open.pop()!;
          if (seen.has(pixel) || !isLit(pixel)) continue;
          seen.add(pixel);
          open.push(pixel - 1, pixel + 1, pixel - width, pixel + width);
        }
      }
      return islands;
    });
}
