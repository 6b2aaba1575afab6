'use client';

import { Hall } from '@/features/events/hall/hall';
import { SeatMarks } from '@/features/events/hall/seat-marks';
import { Lab } from '@/features/lab/lab';
import type { LabHall } from '@/features/lab/lab-side';

/** The same on both sides and in each race, so that two pictures can be compared. */
const hallId = 'lab';

/** The lab knows the counts, and the events how a hall looks. */
export function LabPage() {
  return <Lab renderHall={renderHall} />;
}

function renderHall({ seats, taken, offered, soldTwice, label, caption }: LabHall) {
  return (
    <Hall
      seats={seats}
      eventId={hallId}
      count={{ taken, own: null }}
      label={label}
      caption={() => caption}
    >
      {(plan, order) => (
        <SeatMarks
          plan={plan}
          order={order}
          marks={[
            { from: taken - offered, to: taken, look: 'offered' },
            { from: 0, to: soldTwice, look: 'soldTwice' },
          ]}
        />
      )}
    </Hall>
  );
}
