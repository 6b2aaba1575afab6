import sharp from 'sharp';

/** A file that is not 16:9, so that something of the picture has to be left out. */
export async function makePicture() {
  const colour = { width: 1_200, height: 1_200, channels: 3, background: '#2a7a5b' } as const;
  const buffer = await sharp({ create: colour }).png().toBuffer();
  return { name: 'hall.png', mimeType: 'image/png', buffer };
}
