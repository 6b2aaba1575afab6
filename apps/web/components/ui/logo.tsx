const places = [9, 16, 23];

/** Nine seats, the last one free: app/icon.svg in the colours of the theme. */
export function Logo() {
  return (
    <span className="flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-8 fill-on-accent" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        {places.flatMap((y) =>
          places.map((x) => {
            const isLast = x === 23 && y === 23;
            const key = `${x} ${y}`;
            return (
              <circle key={key} cx={x} cy={y} r={isLast ? 3.5 : 3} opacity={isLast ? 1 : 0.5} />
            );
          }),
        )}
      </svg>
      <span className="hidden text-lg font-bold tracking-tight sm:inline">Lastseat</span>
    </span>
  );
}
