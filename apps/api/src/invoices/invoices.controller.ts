import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  createInvoiceSchema,
  creditInvoiceSchema,
  exportInvoicesQuerySchema,
  idempotencyKeySchema,
  idParamsSchema,
  invoicePageSchema,
  invoiceSchema,
  listInvoicesQuerySchema,
  payInvoiceSchema,
  type CreateInvoiceInput,
  type CreditInvoiceInput,
  type ExportInvoicesQuery,
  type IdParams,
  type Invoice,
  type InvoicePage,
  type ListInvoicesQuery,
  type PayInvoiceInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { IdempotencyKey } from '../common/http/decorators/idempotency-key.decorator.js';
import { toOpenApiSchema } from '../common/http/openapi-schema.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { InvoiceChangesService } from './invoice-changes.service.js';
import { InvoiceReadsService } from './invoice-reads.service.js';

const always = [...memberDenials] as const;
const ofOrganiser = [...always, 'organiser_not_found'] as const;
const ofInvoice = [...always, 'invoice_not_found', 'busy'] as const;

@ApiTags('Invoices')
@ApiBearerAuth()
@Controller()
export class InvoicesController {
  constructor(
    private readonly reads: InvoiceReadsService,
    private readonly changes: InvoiceChangesService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get('invoices')
  @Answers(200, invoicePageSchema, ...ofOrganiser, 'busy')
  list(
    @CurrentUser() user: SignedInUser,
    @Query({ schema: listInvoicesQuerySchema }) query: ListInvoicesQuery,
  ): Promise<InvoicePage> {
    return this.reads.list(user, query);
  }

  /** The books, for spreadsheets. */
  @Get('invoices.csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  @Answers(200, null, ...ofOrganiser, 'busy')
  async download(
    @CurrentUser() user: SignedInUser,
    @Query({ schema: exportInvoicesQuerySchema }) query: ExportInvoicesQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = await this.reads.openFile(user, query);
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="invoices.csv"')
      .header('cache-control', 'no-store')
      .send(content);
  }

  @Post('invoices')
  @TakesLongText()
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: toOpenApiSchema(idempotencyKeySchema),
  })
  @Answers(
    201,
    invoiceSchema,
    ...ofOrganiser,
    'stale_version',
    'invoicing_profile_missing',
    'invoice_total_invalid',
    'idempotency_key_reused',
    'busy',
  )
  create(
    @CurrentActor() actor: ActingUser,
    @Body({ schema: createInvoiceSchema }) input: CreateInvoiceInput,
    @IdempotencyKey() key: string | null,
  ): Promise<Invoice> {
    return this.changes.create(actor, input, key);
  }

  @Get('invoices/:id')
  @Answers(200, invoiceSchema, ...ofInvoice)
  get(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Invoice> {
    return this.reads.get(user, id);
  }

  @Get('invoices/:id.pdf')
  @ApiResponse({
    status: 200,
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  @Answers(200, null, ...ofInvoice, 'too_many_requests')
  async getPdf(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    const pdf = await this.limits.limit('ticketFile', caller, () => this.reads.writePdf(user, id));
    await reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${pdf.name}"`)
      .type('application/pdf')
      .send(pdf.content);
  }

  @Post('invoices/:id/pay')
  @Answers(200, invoiceSchema, ...ofInvoice, 'stale_version', 'already_paid', 'already_credited')
  pay(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: payInvoiceSchema }) input: PayInvoiceInput,
  ): Promise<Invoice> {
    return this.changes.pay(actor, id, input);
  }

  @Post('invoices/:id/credit')
  @Answers(
    200,
    invoiceSchema,
    ...ofInvoice,
    'stale_version',
    'already_credited',
    'credit_above_rest',
  )
  credit(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: creditInvoiceSchema }) input: CreditInvoiceInput,
  ): Promise<Invoice> {
    return this.changes.credit(actor, id, input);
  }
}
