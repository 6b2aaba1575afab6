/** Where the next line goes, over as many pages as it takes. */
import {
  pageSize,
  quietInk,
  writeText,
  type Fonts,
  type TextStyle,
} from '../../paper/paper.service.js';

/** In points, 72 to the inch. */
const margin = { x: 50, top: 50, bottom: 60 };
export const sheetWidth = pageSize.width - 2 * margin.x;
/** Of one text: more would run off the page. */
const MAX_PARAGRAPHS = 10;
/** Of pictures, dots to the inch. */
const LEAST_DPI = 150;
const bottom = pageSize.height - margin.bottom;

interface Picture {
  /** Pixels. */
  width: number;
  height: number;
  bytes: Buffer;
}

/** Text in a column; x is counted from the left margin. */
export interface Cell extends Omit<TextStyle, 'face' | 'size' | 'maxLines'> {
  text: string;
  x: number;
  face?: TextStyle['face'];
  size?: number;
  maxLines?: number;
}

export class Sheet {
  private y = margin.top;
  private pages = 0;

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly fonts: Fonts,
    /** What every page says at its foot, with its number. */
    private readonly foot: string,
    /** What every page but the first begins with. */
    private readonly onNextPage: (sheet: Sheet) => void,
  ) {
    this.addPage();
  }

  /** Beside each other; the highest of them says where the next row begins. */
  row(cells: readonly Cell[]): void {
    const lowest = cells.map((cell) => this.write(cell, this.y));
    this.y = Math.max(this.y, ...lowest);
  }

  /** At the left. As large as it fits, and no larger than it is sharp. */
  picture(picture: Picture, box: { width: number; height: number }): void {
    const scales = [box.width / picture.width, box.height / picture.height, 72 / LEAST_DPI];
    const scale = Math.min(...scales);
    const [width, height] = [picture.width * scale, picture.height * scale];
    this.pdf.image(picture.bytes, margin.x, this.y, { width, height });
    this.y += height;
  }

  space(height: number): void {
    this.y += height;
  }

  rule(): void {
    const { x } = margin;
    this.pdf.lineWidth(0.6).strokeColor('#9aa4b8');
    this.pdf
      .moveTo(x, this.y)
      .lineTo(x + sheetWidth, this.y)
      .stroke();
    this.y += 6;
  }

  /** So much has to fit under what there is, or it begins a page. */
  keepTogether(height: number): void {
    if (this.y + height <= bottom) return;
    this.addPage();
    this.onNextPage(this);
  }

  private addPage(): void {
    this.pdf.addPage();
    this.pages++;
    this.y = margin.top;
    const foot = { x: 0, width: sheetWidth, size: 8, colour: quietInk, align: 'centre' } as const;
    this.write({ ...foot, text: `${this.foot} · Page ${this.pages}` }, pageSize.height - 40);
  }

  /** @returns where the next line begins */
  private write({ text, x, face = 'regular', size = 9.5, ...style }: Cell, y: number): number {
    const place = { face, size, maxLines: 4, ...style };
    return text
      .split('\n')
      .slice(0, MAX_PARAGRAPHS)
      .reduce(
        (top, line) => writeText(this.pdf, this.fonts, line, place, { x: margin.x + x, y: top }),
        y,
      );
  }
}
