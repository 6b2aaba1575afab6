/** HTTP's side of a picture, whose address is another one for each: whoever has it never asks again. */
import type { ServerResponse } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ProblemCode } from '@lastseat/contracts';
import type { FastifyReply } from 'fastify';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';

const CACHE_CONTROL = 'public, max-age=31536000, immutable';
const MEDIA_TYPE = 'image/webp';

/** Of the route that ends with {@link sendPicture}, for the OpenAPI document. */
export const AnswersPicture = (...codes: ProblemCode[]): MethodDecorator =>
  applyDecorators(
    Answers(200, null, ...codes),
    ApiResponse({
      status: 200,
      content: { [MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } },
    }),
    ApiResponse({ status: 304, description: 'The picture that `If-None-Match` names is the one' }),
  );

/**
 * Mails show it too, in the page of whoever reads them on the web: it is there for other sites.
 * @param picture null: the other side has it
 */
export function sendPicture(reply: FastifyReply, etag: string, picture: Buffer | null): void {
  void reply
    .header('etag', etag)
    .header('cache-control', CACHE_CONTROL)
    .header('cross-origin-resource-policy', 'cross-origin');
  if (picture === null) void reply.status(304).send();
  else void reply.type(MEDIA_TYPE).send(picture);
}

/** Some 100 MB, should each be another picture. */
const ANSWERS_UNDER_WAY = 500;

/** Who takes longer for a picture of 200 KB reads it slowly on purpose. */
const LONGEST_ANSWER_MS = 60_000;

/** The pictures that are being sent: their bytes stay until the other side has read them. */
export class PicturesUnderWay {
  private count = 0;

  /** @throws ProblemError `busy` */
  begin(response: ServerResponse): void {
    if (this.count >= ANSWERS_UNDER_WAY) throw new ProblemError('busy');
    this.count += 1;
    const end = setTimeout(() => response.destroy(), LONGEST_ANSWER_MS).unref();
    response.once('close', () => {
      clearTimeout(end);
      this.count -= 1;
    });
  }
}
