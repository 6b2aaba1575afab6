import type { ServerResponse } from 'node:http';
import type { Attachment } from 'postal-mime';
import type { CaughtMail } from './caught-mails.js';
import { send } from './send.js';

/** A part of a mail, each at an address of its own: none of them is a page of the inbox. */
export function showMail(
  { email, source }: CaughtMail,
  part: string,
  webUrl: string,
  response: ServerResponse,
): void {
  const [, index] = /^attachments\/(\d+)$/.exec(part) ?? [];
  const attachment = index === undefined ? undefined : email.attachments[Number(index)];
  response.setHeader('content-security-policy', mailPolicy(webUrl));
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  if (part === 'html') {
    send(
      response,
      200,
      'text/html; charset=utf-8',
      withPictures(email.html ?? '', email.attachments),
    );
  } else if (part === 'text') send(response, 200, plain, email.text ?? '');
  else if (part === 'source') send(response, 200, plain, source);
  else if (attachment) sendFile(attachment, response);
  else send(response, 404, plain, 'There is no such part');
}

const plain = 'text/plain; charset=utf-8';

/**
 * Stricter than any mail program: nothing runs, nothing is sent, and no picture comes from anywhere but the
 * mail itself and the web app. Links open outside of the sandbox. The page of the inbox frames it.
 */
function mailPolicy(webUrl: string): string {
  return [
    'sandbox allow-popups allow-popups-to-escape-sandbox',
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data: ${new URL(webUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Pictures of the mail itself are written into it, and links get a window of their own. */
function withPictures(html: string, attachments: readonly Attachment[]): string {
  const shown = html.replaceAll(/src="cid:([^"]+)"/g, (whole, contentId: string) => {
    const picture = attachments.find((part) => part.contentId === `<${contentId}>`);
    if (!picture) return whole;
    return `src="data:${picture.mimeType};base64,${bytesOf(picture).toString('base64')}"`;
  });
  return shown.replaceAll('<a ', '<a target="_blank" rel="noopener" ');
}

/** To be kept and never to be opened here, whatever it says it is. */
function sendFile(attachment: Attachment, response: ServerResponse): void {
  const name = encodeURIComponent(attachment.filename ?? 'attachment');
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
  send(response, 200, 'application/octet-stream', bytesOf(attachment));
}

export function bytesOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content);
}
