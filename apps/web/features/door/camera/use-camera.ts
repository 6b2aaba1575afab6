import { useEffect, useRef, useState, type RefObject } from 'react';
import { closeCamera, hasTorch, isCameraAllowed, openCamera, setTorch } from './open-camera';
import { readStream } from './read-stream';

/** `refused`: by the person or the browser. `missing`: there is none, or it cannot be read here. */
export type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'missing';

export interface Camera {
  state: CameraState;
  start: () => void;
  stop: () => void;
  /** Null where there is no light to switch. */
  torch: { isOn: boolean; toggle: () => void } | null;
}

/** Reads codes in the element for as long as it is on. */
export function useCamera(
  element: RefObject<HTMLVideoElement | null>,
  onCode: (code: string) => void,
): Camera {
  const [state, setState] = useState<CameraState>('off');
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [isLit, setIsLit] = useState(false);
  const start = () => {
    setState('starting');
    setIsLit(false);
    openCamera().then(setStream, (error: unknown) => setState(explain(error)));
  };
  useEffect(() => {
    void isCameraAllowed().then((isAllowed) => {
      if (isAllowed) start();
    });
  }, []);
  useReading(element, stream, onCode, setState);
  const stop = () => {
    setStream(null);
    setState('off');
  };
  useReturn(stream, stop, start);
  const torch = stream !== null && hasTorch(stream) ? stream : null;
  const toggle = () => {
    if (torch === null) return;
    setIsLit(!isLit);
    setTorch(torch, !isLit).catch(() => setIsLit(isLit));
  };
  return { state, start, stop, torch: torch && { isOn: isLit, toggle } };
}

function explain(error: unknown): CameraState {
  const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
  return isRefused ? 'refused' : 'missing';
}

function useReading(
  element: RefObject<HTMLVideoElement | null>,
  stream: MediaStream | null,
  onCode: (code: string) => void,
  setState: (state: CameraState) => void,
): void {
  const tell = useRef(onCode);
  useEffect(() => {
    tell.current = onCode;
  });
  useEffect(() => {
    if (stream === null || element.current === null) return;
    return readStream(element.current, stream, {
      onReading: () => setState('on'),
      onCode: (code) => tell.current(code),
      onFailure: () => setState('missing'),
    });
  }, [element, stream, setState]);
}

/** A phone takes the camera away from a page that is hidden: it is opened again when the page is back. */
function useReturn(stream: MediaStream | null, stop: () => void, start: () => void): void {
  const actions = useRef({ stop, start });
  useEffect(() => {
    actions.current = { stop, start };
  });
  useEffect(() => {
    if (stream === null) return;
    let wasHidden = false;
    const follow = () => {
      if (document.hidden) {
        wasHidden = true;
        closeCamera(stream);
      } else if (wasHidden) {
        actions.current.start();
      }
    };
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, [stream]);
}
