import type { OrderDetail, OrderMoment } from '@lastseat/contracts';
import { Instant } from '@/components/ui/instant';
import { describeMoment } from './describe-moment';

/** What has happened to an order, the oldest first. */
export function OrderTimeline({ order: { moments, currency } }: { order: OrderDetail }) {
  return (
    <section aria-labelledby="timeline">
      <h3 id="timeline" className="mb-4 font-semibold">
        Timeline
      </h3>
      <ol>
        {moments.map((moment, index) => (
          <Moment key={index} moment={moment} currency={currency} />
        ))}
      </ol>
    </section>
  );
}

function Moment({ moment, currency }: { moment: OrderMoment; currency: string }) {
  const { text, detail } = describeMoment(moment, currency);
  const isWrong = moment.kind === 'incident' || moment.kind === 'refundRefused';
  return (
    <li className="relative border-l border-line-strong pb-5 pl-6 last:pb-0">
      <span
        className={`absolute top-1.5 -left-1.25 size-2.5 rounded-full forced-colors:border ${isWrong ? 'bg-few' : 'bg-accent'}`}
        aria-hidden="true"
      />
      <p className="font-medium wrap-anywhere">{text}</p>
      {detail !== null && <p className="text-sm wrap-anywhere whitespace-pre-line">{detail}</p>}
      {moment.at !== null && (
        <p className="text-sm text-muted">
          <Instant at={moment.at} />
        </p>
      )}
    </li>
  );
}
