/** A camera that shows what a test wants: Chromium plays a film in its place. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encode } from 'uqr';
import { resultsFolder } from './environment';

const width = 640;
const height = 480;
const dark = 40;
const light = 215;

/** Each worker has a browser of its own, and so a camera. */
const film = path.join(resultsFolder, `camera-${process.env['TEST_WORKER_INDEX'] ?? '0'}.y4m`);

/** Of every browser: tests that want another one are given workers of their own, begun for them alone. */
export const cameraArguments = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];

/** From the next time on that the camera is opened. Null: nothing is before it. */
export async function showToCamera(code: string | null): Promise<void> {
  const picture = Buffer.alloc(width * height, light);
  if (code !== null) drawCode(picture, code);
  const colours = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture, colours]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(film, Buffer.concat([head, frame, frame]));
}

/** In the middle, as large as a ticket that is held before a phone. */
function drawCode(picture: Buffer, code: string): void {
  const { data, size } = encode(code, { ecc: 'M', border: 4 });
  const scale = Math.floor((height - 60) / size);
  const [left, top] = [width, height].map((side) => Math.floor((side - size * scale) / 2));
  for (let y = 0; y < size * scale; y++) {
    for (let x = 0; x < size * scale; x++) {
      const isDark = data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
      picture[(top! + y) * width + left! + x] = isDark ? dark : light;
    }
  }
}
