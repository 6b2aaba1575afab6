/** Lightness from 0 to 1, chroma from 0 to about 0.3, hue in degrees: equal steps look equal. */
export type Oklch = [lightness: number, chroma: number, hue: number];

type Channels = [red: number, green: number, blue: number];

/** As `#rrggbb`; a chroma that no screen has is lowered until one does. */
export function toHex([lightness, chroma, hue]: Oklch): string {
  const wanted = toLinear([lightness, chroma, hue]);
  if (isOnScreen(wanted)) return writeHex(wanted);
  let [least, most] = [0, chroma];
  // Twelve halvings leave a step that eight bits cannot show.
  for (let halving = 0; halving < 12; halving++) {
    const middle = (least + most) / 2;
    if (isOnScreen(toLinear([lightness, middle, hue]))) least = middle;
    else most = middle;
  }
  return writeHex(toLinear([lightness, least, hue]));
}

function isOnScreen(channels: Channels): boolean {
  return channels.every((channel) => channel >= 0 && channel <= 1);
}

/** The matrices are those of Oklab's definition. */
function toLinear([lightness, chroma, hue]: Oklch): Channels {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function writeHex(channels: Channels): string {
  const bytes = channels.map((linear) => {
    const bounded = Math.min(Math.max(linear, 0), 1);
    const encoded = bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * bounded ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255);
  });
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
