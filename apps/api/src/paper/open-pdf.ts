import PDFDocument from 'pdfkit';
import { loadFonts, type Fonts } from './fonts.js';

/** A4, in points, 72 to the inch. */
export const pageSize = { width: 595.28, height: 841.89 };

/** Without a page yet, and with nothing of its own on it. */
export async function openPdf(
  title: string,
  now: Date,
): Promise<{ pdf: PDFKit.PDFDocument; fonts: Fonts; collect: () => Promise<Buffer> }> {
  const fonts = await loadFonts();
  const pdf = new PDFDocument({
    size: [pageSize.width, pageSize.height],
    margin: 0,
    autoFirstPage: false,
    // None yet: it would load one of its own.
    font: '',
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Creator: 'Lastseat', Producer: 'Lastseat', CreationDate: now },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  pdf.registerFont('regular', fonts.regular.bytes).registerFont('bold', fonts.bold.bytes);
  const collect = async () => {
    pdf.end();
    await ended;
    return Buffer.concat(chunks);
  };
  return { pdf, fonts, collect };
}
