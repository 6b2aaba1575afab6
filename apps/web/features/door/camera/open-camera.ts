/** The one at the back, in a size that a code is read well in. @throws where there is none, or nobody allows it */
export async function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      facingMode: { ideal: 'environment' },
      width: { ideal: 1280 },
      height: { ideal: 720 },
    },
  });
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Whether it may be opened without the person being asked. False where the browser does not say. */
export async function isCameraAllowed(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' });
    return state === 'granted';
  } catch {
    return false;
  }
}

/** Not among what TypeScript knows of a camera. */
interface TorchSettings extends MediaTrackConstraintSet {
  torch?: boolean;
}

export function hasTorch(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  // Not every browser has the question.
  return track !== undefined && 'getCapabilities' in track && 'torch' in track.getCapabilities();
}

export async function setTorch(stream: MediaStream, isOn: boolean): Promise<void> {
  const light: TorchSettings = { torch: isOn };
  await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [light] });
}
