/** In pixels: what the sites that show shared links ask for. */
export const shareImageSize = { width: 1200, height: 630 };
