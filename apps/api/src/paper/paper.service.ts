/** What every PDF is drawn with: fonts, and text in columns. */
export { keepDrawable, loadFonts, type Fonts } from './fonts.js';
export { ink, quietInk, writeText, type TextStyle } from './write-text.js';
export { openPdf, pageSize } from './open-pdf.js';
