import localFont from 'next/font/local';

/**
 * The package's own file for Latin, asked for with the page: it is there when the first words are painted,
 * so that no line breaks anew. The fallback's measures are Arial's, which phones and many Linux machines
 * have not. The other letters come from the package's sheet when a page has one.
 */
export const interLatin = localFont({
  src: '../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-latin',
  weight: '100 900',
  display: 'swap',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      // As in the package's sheet.
      value:
        'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
});
