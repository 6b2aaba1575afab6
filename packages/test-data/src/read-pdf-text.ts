/**
 * What a PDF of ours says, as who selects its text would copy it: one string a line, in the order in which it is
 * drawn. It knows what pdfkit writes, and no more: compressed streams, fonts with a table of their letters, hexadecimal
 * strings, and words that are placed one by one.
 */
import { inflateSync } from 'node:zlib';

export function readPdfText(pdf: Buffer): string[] {
  const objects = readObjects(pdf.toString('latin1'));
  const fonts = readFonts(objects);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.flatMap(({ head }) => {
    const id = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
    return readLines(objects.get(id)?.stream ?? '', fonts);
  });
}

interface PdfObject {
  head: string;
  stream: string;
}

function readObjects(text: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const from = body.indexOf('stream\n');
    const head = from < 0 ? body : body.slice(0, from);
    const raw = from < 0 ? '' : body.slice(from + 7, body.lastIndexOf('\nendstream'));
    const isText = head.includes('/FlateDecode') && !head.includes('/Subtype');
    objects.set(id, { head, stream: isText ? inflate(raw) : '' });
  }
  return objects;
}

const inflate = (raw: string) => inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');

/** By the name that pages have for it: the letter of each glyph. */
function readFonts(objects: Map<string, PdfObject>): Map<string, Map<string, string>> {
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1] ?? '';
      fonts.set(name, readLetters(objects.get(table)?.stream ?? ''));
    }
  }
  return fonts;
}

function readLetters(table: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    for (const [index, [, code = '']] of [...list.matchAll(/<([\w ]*)>/g)].entries()) {
      const glyph = (parseInt(first, 16) + index).toString(16).padStart(4, '0');
      const bytes = Buffer.from(code.replaceAll(' ', ''), 'hex');
      letters.set(glyph, bytes.swap16().toString('utf16le'));
    }
  }
  return letters;
}

const operator = /\/(F\d+) [\d.]+ Tf|1 0 0 1 [\d.-]+ ([\d.-]+) Tm|\[((?:<\w*> ?-?[\d.]* ?)+)\] TJ/g;

function readLines(stream: string, fonts: Map<string, Map<string, string>>): string[] {
  const lines: string[] = [];
  let letters = new Map<string, string>();
  let [height, lastHeight] = ['', ''];
  for (const [, font, y, shown] of stream.matchAll(operator)) {
    if (font !== undefined) letters = fonts.get(font) ?? letters;
    if (y !== undefined) height = y;
    if (shown === undefined) continue;
    const glyphs = [...shown.matchAll(/<(\w*)>/g)].map(([, hex = '']) => hex).join('');
    const word = (glyphs.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph) ?? '').join('');
    const line = lines.at(-1);
    if (line !== undefined && height === lastHeight) lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
    lastHeight = height;
  }
  return lines;
}
