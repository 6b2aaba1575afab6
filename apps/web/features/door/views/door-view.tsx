'use client';

import { useState } from 'react';
import { keepDeviceName, readDeviceName } from '@/features/door/keep/door-settings';
import { DeskView } from './desk-view';
import { NameDevice } from './name-device';

/** The door of one event on this device, which says once what it is called. */
export function DoorView({ eventId }: { eventId: string }) {
  const [name, setName] = useState(readDeviceName);
  const [visit, setVisit] = useState(1);
  if (name === null) {
    const keep = (given: string) => {
      keepDeviceName(given);
      setName(given);
    };
    return <NameDevice onName={keep} />;
  }
  // A device that was signed out begins as another one.
  return (
    <DeskView
      key={visit}
      eventId={eventId}
      deviceName={name}
      onStartAgain={() => setVisit(visit + 1)}
    />
  );
}
