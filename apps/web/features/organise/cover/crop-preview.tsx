'use client';

import { useEffect, useRef, type PointerEvent } from 'react';
import { drag, toCrop, type View } from './crop';

/** In pixels of the canvas; the page shows it as wide as there is room. */
const canvasSize = { width: 960, height: 540 };

interface CropPreviewProps {
  picture: ImageBitmap;
  view: View;
  onChange: (view: View) => void;
}

/** The picture as it will be. On a canvas: the page's policy lets no element load what is only in memory. */
export function CropPreview({ picture, view, onChange }: CropPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { left, top, width, height } = toCrop(picture, view);
    const context = canvas.current?.getContext('2d');
    context?.clearRect(0, 0, canvasSize.width, canvasSize.height);
    context?.drawImage(
      picture,
      ...([left, top, width, height] as const),
      ...([0, 0, canvasSize.width, canvasSize.height] as const),
    );
  }, [picture, view]);
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const scale = toCrop(picture, view).width / event.currentTarget.clientWidth;
    const by = { x: event.movementX * scale, y: event.movementY * scale };
    onChange(drag(picture, view, by));
  };
  return (
    <canvas
      ref={canvas}
      {...canvasSize}
      role="img"
      aria-label="The picture as it will be shown"
      className="mt-4 aspect-video w-full cursor-move touch-none rounded-xl bg-sunken"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={move}
    />
  );
}
