/** Pictures that strangers choose: read within bounds, known by their bytes, and decoded by a few loaders. */
export { measurePicture, openPicture, orBroken, type PictureSize } from './open-picture.js';
export { readPicture } from './picture-body.js';
export { findPictureFormat } from './picture-format.js';
