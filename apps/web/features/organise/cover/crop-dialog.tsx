'use client';

import { Content, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useFocusBack } from '@/lib/react/use-focus-back';
import { middle, maxZoom, toCrop, type Crop, type View } from './crop';
import { CropPreview } from './crop-preview';

interface CropDialogProps {
  /** The dialog is open while there is one. */
  picture: ImageBitmap | null;
  /** The dialog stays until it settles. */
  onCrop: (crop: Crop) => Promise<void>;
  onClose: () => void;
}

/** What is to be seen of a picture, by the hand or by three sliders. */
export function CropDialog({ picture, onCrop, onClose }: CropDialogProps) {
  const giveFocusBack = useFocusBack(picture !== null);
  return (
    <Root
      open={picture !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Portal>
        <Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Content
          aria-describedby={undefined}
          onCloseAutoFocus={giveFocusBack}
          className="fixed inset-x-4 bottom-4 z-50 mx-auto max-h-[calc(100dvh-2rem)] max-w-xl animate-rise overflow-y-auto rounded-2xl border border-line bg-surface p-5 shadow-float outline-none sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2 sm:p-6"
        >
          <Title className="text-xl font-semibold tracking-tight">Choose what is to be seen</Title>
          {picture && <Cropping picture={picture} onCrop={onCrop} onClose={onClose} />}
        </Content>
      </Portal>
    </Root>
  );
}

interface CroppingProps extends CropDialogProps {
  picture: ImageBitmap;
}

function Cropping({ picture, onCrop, onClose }: CroppingProps) {
  const [view, setView] = useState(middle);
  const [isSending, setIsSending] = useState(false);
  const send = async () => {
    setIsSending(true);
    try {
      await onCrop(toCrop(picture, view));
    } finally {
      setIsSending(false);
    }
  };
  return (
    <>
      <CropPreview picture={picture} view={view} onChange={setView} />
      <div className="mt-4 grid gap-3">
        <Slider label="Zoom" min={1} max={maxZoom} of="zoom" view={view} onChange={setView} />
        <Slider label="Left or right" min={0} max={1} of="x" view={view} onChange={setView} />
        <Slider label="Up or down" min={0} max={1} of="y" view={view} onChange={setView} />
      </div>
      <div className="mt-6 flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        <Button isLoading={isSending} loadingLabel="Uploading…" onClick={() => void send()}>
          Use this picture
        </Button>
      </div>
    </>
  );
}

interface SliderProps {
  label: string;
  min: number;
  max: number;
  of: keyof View;
  view: View;
  onChange: (view: View) => void;
}

function Slider({ label, min, max, of, view, onChange }: SliderProps) {
  return (
    <label className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-3 text-sm font-medium">
      {label}
      <input
        type="range"
        min={min}
        max={max}
        step={0.01}
        value={view[of]}
        className="h-8 w-full rounded-full accent-accent"
        onChange={(event) => onChange({ ...view, [of]: event.target.valueAsNumber })}
      />
    </label>
  );
}
