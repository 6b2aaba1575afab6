/** What every PDF is drawn with: fonts, and text in columns. */
export { keepDrawable, loadFonts, type Face, type Fonts } from './fonts.js';
export { ink, quietInk, writeText, type TextStyle } from './write-text.js';
export { openPdf, pageSize } from './open-pdf.js';
