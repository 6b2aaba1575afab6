import { drawCover, type CoverFrame, type EventDetails } from '@lastseat/contracts';
import { categoryLook } from '@/features/events/category-look';
import { paths } from '@/lib/http/paths';

/** In CSS pixels, roughly: a card's is cropped by little, an event's own page shows more of it. */
const frames = {
  card: { width: 360, height: 144 },
  hero: { width: 720, height: 180 },
} satisfies Record<string, CoverFrame>;

interface EventCoverProps {
  event: Pick<EventDetails, 'id' | 'category' | 'coverImageId'>;
  size: keyof typeof frames;
  isDimmed: boolean;
}

/** The picture that the organiser chose; until it is there, and when it is not, the drawn one. */
export function EventCover({ event, size, isDimmed }: EventCoverProps) {
  return (
    <div className={`relative overflow-hidden ${size === 'card' ? 'h-36' : 'h-32 sm:h-52'}`}>
      <div className={`absolute inset-0 ${isDimmed ? 'saturate-[0.35]' : ''} dark:brightness-85`}>
        <DrawnCover event={event} frame={frames[size]} />
        {event.coverImageId !== null && (
          // An empty `alt` also means that a picture that does not come leaves no broken frame.
          <img
            src={paths.eventCover(event.id, event.coverImageId)}
            alt=""
            {...frames[size]}
            loading={size === 'card' ? 'lazy' : 'eager'}
            decoding="async"
            className="absolute inset-0 size-full object-cover"
          />
        )}
      </div>
      {size === 'card' && <CategoryLabel category={event.category} />}
    </div>
  );
}

/** On a card; the page of an event says it above the title. */
function CategoryLabel({ category }: Pick<EventDetails, 'category'>) {
  const { icon: Icon } = categoryLook(category);
  return (
    <p className="absolute bottom-3 left-4 flex max-w-[calc(100%-2rem)] items-center gap-2 rounded-full bg-surface py-1 pr-3 pl-2 text-sm font-medium text-ink">
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      <span className="truncate">{category}</span>
    </p>
  );
}

interface DrawnCoverProps {
  event: Pick<EventDetails, 'id' | 'category'>;
  frame: CoverFrame;
}

/** Colours are presentation attributes: the page's policy refuses a `style`. */
function DrawnCover({ event, frame }: DrawnCoverProps) {
  const { palette, shapes } = drawCover(event, frame);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMaxYMid slice"
      className="absolute inset-0 size-full"
      fill="none"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path fill={palette.ground} d={`M0 0h${frame.width}v${frame.height}H0z`} />
      {shapes.map((shape, index) => (
        <path key={index} {...shape} />
      ))}
    </svg>
  );
}
