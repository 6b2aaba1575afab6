import type { ReadCode } from './read-code';

/** Of the browser itself, where it has it: TypeScript does not know it yet. */
interface NativeDetector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
interface NativeDetectorClass {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats: () => Promise<string[]>;
}
declare global {
  var BarcodeDetector: NativeDetectorClass | undefined;
}

let finding: Promise<ReadCode> | undefined;

/** The browser's own reader, or ours. Asked for early, it is there when the network is not. */
export function findReader(): Promise<ReadCode> {
  finding ??= findNative()
    .then((native) => native ?? loadOwn())
    .catch((error: unknown) => {
      finding = undefined;
      throw error;
    });
  return finding;
}

async function findNative(): Promise<ReadCode | null> {
  const Detector = globalThis.BarcodeDetector;
  // Some have the class, and no format that it reads.
  if (!(await Detector?.getSupportedFormats())?.includes('qr_code') || !Detector) return null;
  const detector = new Detector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function loadOwn(): Promise<ReadCode> {
  const { createOwnReader } = await import('./own-reader');
  return createOwnReader();
}
