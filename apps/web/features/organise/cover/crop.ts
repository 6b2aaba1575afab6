/** In pixels of the picture, as it stands upright. */
export interface Crop {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** What of a picture is shown: how much nearer, and how far right and down of what there is to move. */
export interface View {
  /** From 1, which is as much as fits, to {@link maxZoom}. */
  zoom: number;
  /** From 0 to 1. */
  x: number;
  y: number;
}

export const maxZoom = 4;
export const middle: View = { zoom: 1, x: 0.5, y: 0.5 };

const ratio = 16 / 9;

/** The part of the picture that the view shows: 16:9, and within it. */
export function toCrop({ width, height }: Size, { zoom, x, y }: View): Crop {
  const cropWidth = Math.min(width, height * ratio) / zoom;
  // What was multiplied and is divided again can come out a rounding error higher than the picture.
  const cropHeight = Math.min(height, cropWidth / ratio);
  return {
    left: Math.floor(x * (width - cropWidth)),
    top: Math.floor(y * (height - cropHeight)),
    width: Math.max(1, Math.floor(cropWidth)),
    height: Math.max(1, Math.floor(cropHeight)),
  };
}

/** The view after the picture was dragged by so many pixels of itself. */
export function drag(size: Size, view: View, by: { x: number; y: number }): View {
  const crop = toCrop(size, view);
  const move = (position: number, distance: number, room: number) =>
    room <= 0 ? position : Math.min(1, Math.max(0, position - distance / room));
  return {
    zoom: view.zoom,
    x: move(view.x, by.x, size.width - crop.width),
    y: move(view.y, by.y, size.height - crop.height),
  };
}
