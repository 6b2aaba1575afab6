'use client';

import type { AcceptedTransfer, TransferOffer as Offer } from '@lastseat/contracts';
import { SearchX, TicketX } from 'lucide-react';
import { useState, type ComponentType } from 'react';
import { AllEventsLink } from '@/components/ui/all-events-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FormAlert } from '@/components/ui/form-alert';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import type { TicketCoverProps } from '@/features/bookings/ticket/ticket';
import { findProblem } from '@/lib/http/api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { useResource } from '@/lib/http/resource';
import { useReader } from '@/lib/react/reader';
import { AcceptOffer } from './accept-offer';
import { TicketIsYours } from './ticket-is-yours';
import { transferOffer } from './transfer-api';

interface TransferOfferProps {
  token: string;
  Cover: ComponentType<TicketCoverProps>;
}

/** By presses and not by opening the page: what looks into mails for people opens their links too. */
export function TransferOffer({ token, Cover }: TransferOfferProps) {
  const { data: offer, failure } = useResource(transferOffer, token);
  const [accepted, setAccepted] = useState<AcceptedTransfer | null>(null);
  if (findProblem(failure)?.code === 'transfer_not_found') return <NoOffer />;
  if (offer === null) {
    const formError = failure === null ? null : explainRefusal(failure);
    return (
      <div className="mx-auto max-w-xl">
        <FormAlert form={{ formError, wrongFields: [] }} />
        {formError === null && <p role="status">Loading…</p>}
      </div>
    );
  }
  if (accepted === null && offer.status !== 'pending') return <OverOffer offer={offer} />;
  return (
    <article className="mx-auto max-w-xl overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <div className="h-28 overflow-hidden *:h-full sm:h-40">
        <Cover event={offer.event} isVoid={false} />
      </div>
      <div className="p-5 sm:p-8">
        <OfferText offer={offer} />
        {accepted === null ? (
          <AcceptOffer {...{ token, offer }} onAccepted={setAccepted} />
        ) : (
          <TicketIsYours accepted={accepted} />
        )}
      </div>
    </article>
  );
}

function OfferText({ offer: { fromName, quantity, event } }: { offer: Offer }) {
  const reader = useReader();
  return (
    <>
      <p className="font-medium text-muted wrap-anywhere">
        {fromName} passes {quantity === 1 ? 'a ticket' : `${quantity} tickets`} on to you
      </p>
      <h1 className="mt-1 text-2xl font-bold tracking-tight text-pretty wrap-anywhere">
        <span dir="auto">{event.title}</span>
      </h1>
      <WhenAndWhere event={event} reader={reader} size="page" className="mt-4" />
    </>
  );
}

const overTexts: Record<Exclude<Offer['status'], 'pending'>, string> = {
  accepted:
    'It was accepted already. If it was you, your ticket is in the mail that came after it.',
  taken_back: 'Whoever wanted to pass it on keeps it.',
  declined: 'It was declined, and stays with whoever wanted to pass it on.',
  ended: 'The ticket was cancelled, or it is too late to pass it on.',
};

function OverOffer({ offer: { status, event } }: { offer: Offer }) {
  return (
    <EmptyState
      heading="h1"
      icon={TicketX}
      title={`This ticket of ${event.title} is not to be had any more`}
      text={status === 'pending' ? '' : overTexts[status]}
      action={<AllEventsLink />}
    />
  );
}

function NoOffer() {
  return (
    <EmptyState
      heading="h1"
      icon={SearchX}
      title="There is no such ticket"
      text="The link may be cut off. Copy all of it from the mail."
    />
  );
}
