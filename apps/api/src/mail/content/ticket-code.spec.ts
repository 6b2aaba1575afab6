import sharp from 'sharp';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { drawTicketCode } from './ticket-code.js';

it('the picture of a ticket’s code is the code, black on white, eight pixels a module', async () => {
  const { data, size } = encode('LS-4F7KQ-9Q2MX', { ecc: 'M', border: 2 });
  const picture = sharp(drawTicketCode('LS-4F7KQ-9Q2MX'));
  const { data: pixels, info } = await picture
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: size * 8, height: size * 8, channels: 1 });
  const isDark = (x: number, y: number) => pixels[y * info.width + x] === 0;
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if (isDark(x, y) !== data[y >> 3]?.[x >> 3]) expect.fail(`The pixel ${x}, ${y} is wrong`);
    }
  }
});
