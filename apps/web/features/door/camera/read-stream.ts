import { createRepeatGuard } from '@/features/door/rules/repeat-guard';
import { findReader } from './find-reader';
import { closeCamera } from './open-camera';
import type { ReadCode } from './read-code';

export interface StreamListener {
  onReading: () => void;
  /** Each code once, for as long as it is before the camera. */
  onCode: (code: string) => void;
  onFailure: () => void;
}

/** Shows what the camera sees, and reads it; gives what ends both, and the camera with them. */
export function readStream(
  video: HTMLVideoElement,
  stream: MediaStream,
  { onReading, onCode, onFailure }: StreamListener,
): () => void {
  let isOver = false;
  let endWatching = () => {};
  const isNew = createRepeatGuard();
  const begin = async () => {
    video.srcObject = stream;
    const [read] = await Promise.all([findReader(), video.play()]);
    if (isOver) return;
    onReading();
    endWatching = watchCamera(video, read, (code) => {
      if (isNew(code, performance.now())) onCode(code);
    });
  };
  begin().catch(() => {
    if (!isOver) onFailure();
  });
  return () => {
    isOver = true;
    endWatching();
    closeCamera(stream);
    video.srcObject = null;
  };
}

/** Enough for a code that is held still, and it leaves the phone time for the rest. */
const betweenMs = 80;

/** Tells of every code that is seen, as often as it is seen; gives what ends it. */
function watchCamera(
  video: HTMLVideoElement,
  read: ReadCode,
  onCode: (code: string) => void,
): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    // A picture that cannot be read is one without a code: the next one comes.
    const code = await read(video).catch(() => null);
    if (isOver) return;
    if (code !== null) onCode(code);
    timer = setTimeout(() => void look(), betweenMs);
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
