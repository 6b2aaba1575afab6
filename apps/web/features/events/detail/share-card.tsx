import type { EventDetails } from '@lastseat/contracts';
import { categoryLook } from '@/features/events/category-look';
import { shareTime } from './share-event';

/**
 * What the renderer's own font can draw. For everything else it would look for a font on the
 * internet, at each request, and leave boxes where it finds none.
 */
const isDrawable = (text: string) => /^[\u0020-\u024f\u2010-\u2026\u20ac]*$/.test(text);

/** The picture of a shared link, 1200 × 630. Inline styles: the renderer knows no classes. */
export function ShareCard({ event }: { event: EventDetails }) {
  const title = isDrawable(event.title) ? event.title : 'See what is on';
  const { hue } = categoryLook(event.category);
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: 80,
        color: 'white',
        backgroundImage: `linear-gradient(130deg, hsl(${hue - 25}, 65%, 46%), hsl(${hue - 15}, 70%, 22%))`,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', fontSize: 36 }}>
        <Seats />
        {event.status === 'cancelled' ? 'Lastseat · Cancelled' : 'Lastseat'}
      </div>
      <div
        style={{
          display: 'flex',
          fontSize: title.length > 60 ? 56 : 80,
          lineHeight: 1.15,
          lineClamp: 3,
        }}
      >
        {title}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', fontSize: 36, opacity: 0.9 }}>
        <span>{shareTime(event)}</span>
        {isDrawable(event.venue) && <span style={{ marginTop: 12 }}>{event.venue}</span>}
      </div>
    </div>
  );
}

/** The logo: nine seats, the last one free. */
function Seats() {
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', width: 72, marginRight: 20 }}>
      {Array.from({ length: 9 }, (_, seat) => (
        <div
          key={seat}
          style={{
            width: 18,
            height: 18,
            margin: 3,
            borderRadius: 9,
            background: 'white',
            opacity: seat === 8 ? 1 : 0.45,
          }}
        />
      ))}
    </div>
  );
}
