import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ReadCode } from './read-code';

/** Ours, and not that of a network of others which the library would ask. */
const wasmUrl = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;

/** More would take longer, and reads nothing more. */
const widest = 800;

/** By WebAssembly. It is loaded when this resolves. */
export async function createOwnReader(): Promise<ReadCode> {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0) return null;
    const scale = Math.min(1, widest / videoWidth);
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
    return found?.isValid ? found.text : null;
  };
}
