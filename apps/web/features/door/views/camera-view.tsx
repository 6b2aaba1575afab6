'use client';

import { Camera as CameraIcon, CameraOff, Flashlight } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { useCamera, type Camera, type CameraState } from '@/features/door/camera/use-camera';

interface CameraViewProps {
  /** An answer is over the page: it looks on beside it. */
  isAside: boolean;
  onCode: (code: string) => void;
}

export function CameraView({ isAside, onCode }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { state, start, stop, torch } = useCamera(video, onCode);
  const isOn = state === 'on';
  return (
    <section aria-label="Camera" className="flex flex-1 flex-col gap-3">
      <div
        data-state={state}
        className={`relative flex min-h-56 flex-1 items-center justify-center overflow-hidden rounded-2xl bg-[#0c1631] ${
          isAside && isOn ? 'door-camera-aside' : ''
        }`}
      >
        {/* Its sound is nobody's: it has none. */}
        <video
          ref={video}
          muted
          playsInline
          className={`absolute inset-0 size-full object-cover ${isOn ? '' : 'invisible'}`}
        />
        {!isOn && <CameraStart state={state} start={start} />}
      </div>
      {isOn && <CameraTools torch={torch} stop={stop} />}
    </section>
  );
}

function CameraTools({ torch, stop }: Pick<Camera, 'torch' | 'stop'>) {
  return (
    <div className="flex gap-3">
      {torch && (
        <Button
          variant="secondary"
          className="flex-1"
          aria-pressed={torch.isOn}
          onClick={torch.toggle}
        >
          <Flashlight className="size-5" aria-hidden="true" />
          Light
        </Button>
      )}
      <Button variant="secondary" className="flex-1" onClick={stop}>
        <CameraOff className="size-5" aria-hidden="true" />
        Camera off
      </Button>
    </div>
  );
}

const words: Record<Exclude<CameraState, 'on'>, string> = {
  off: 'Hold the code of a ticket before the camera.',
  starting: 'The camera starts…',
  refused:
    'The browser does not let this page use the camera. Allow it in the settings of the site.',
  missing: 'No camera can be used here. Type the code, or read it with a hand scanner.',
};

function CameraStart({ state, start }: { state: Exclude<CameraState, 'on'>; start: () => void }) {
  return (
    <div className="grid justify-items-center gap-4 p-6 text-center text-[white]">
      <p role="status" className="max-w-64 text-pretty">
        {words[state]}
      </p>
      {state !== 'starting' && (
        <Button onClick={start}>
          <CameraIcon className="size-5" aria-hidden="true" />
          Start the camera
        </Button>
      )}
    </div>
  );
}
