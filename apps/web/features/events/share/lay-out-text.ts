import { fitText, type TextBox } from './fit-text';
import { shapeLine, type ShapedLine } from './shape-text';
import { prepareText } from './text-runs';

export interface LaidOutText {
  size: number;
  lines: ShapedLine[];
  isRightToLeft: boolean;
}

export async function layOutText(raw: string, weight: number, box: TextBox): Promise<LaidOutText> {
  const whole = await prepareText(raw, weight);
  const { size, lines, isCut } = fitText(whole, box);
  const end = lines.at(-1)?.end ?? 0;
  // The ellipsis is one more letter of the text: it gets its place by the text's direction.
  const text = isCut ? await prepareText(`${whole.text.slice(0, end)}…`, weight) : whole;
  return {
    size,
    isRightToLeft: text.isRightToLeft,
    lines: lines.map((line) =>
      shapeLine(text, line.start, isCut && line.end === end ? end + 1 : line.end),
    ),
  };
}
