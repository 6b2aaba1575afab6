import { describe, expect, it } from 'vitest';
import { categoryLook } from './category-look';

const categories = 'music tech theatre comedy sport food art film workshop talk anything'.split(
  ' ',
);

describe('categoryLook', () => {
  it.each(categories)('gives %s a hue away from green, amber and red', (category) => {
    const { hue } = categoryLook(category);
    expect(hue).toBeGreaterThanOrEqual(200);
    expect(hue).toBeLessThanOrEqual(320);
  });
});
