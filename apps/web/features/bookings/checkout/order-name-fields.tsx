import type { Order } from '@lastseat/contracts';
import { NameFields } from '@/features/bookings/names/name-fields';
import type { useOrderNames } from './use-order-names';

interface OrderNameFieldsProps {
  order: Order;
  names: ReturnType<typeof useOrderNames>;
}

/** Where the organiser asks for them. */
export function OrderNameFields({ order, names }: OrderNameFieldsProps) {
  const { typed, complaint, errorsOf, type, save } = names;
  if (typed === null) return null;
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4">
      <legend className="sr-only">Who comes with these tickets?</legend>
      <h2 className="font-semibold" aria-hidden="true">
        Who comes with these tickets?
      </h2>
      {order.lines.map((line) => (
        <NameFields
          key={line.id}
          label={order.lines.length === 1 ? 'Name' : `Name, ${line.name}`}
          typed={typed[line.id] ?? []}
          errors={errorsOf(line.id)}
          isRequired
          onType={(seat, name) => type(line.id, seat, name)}
          onLeave={() => void save()}
        />
      ))}
      <p role="alert" className="text-sm text-danger empty:hidden">
        {complaint}
      </p>
    </fieldset>
  );
}
