import { categoryLook } from './category-look';

/** Each row's radius. Its length counts as ten per seat, so that the last seat meets the first. */
const rows = [34, 50, 66, 82, 98, 114].map((radius) => {
  return { radius, length: Math.round((2 * Math.PI * radius) / 11) * 10 };
});

/** The rows of a hall seen from above its stage, in the colour of the category. */
export function CategoryCover({ category, isDimmed }: { category: string; isDimmed: boolean }) {
  const { icon: Icon, hue } = categoryLook(category);
  return (
    <div
      className={`cover cover-hue-${hue} relative h-28 overflow-hidden text-[white] ${isDimmed ? 'saturate-[0.35]' : ''}`}
    >
      <svg
        viewBox="0 0 360 112"
        preserveAspectRatio="xMaxYMid slice"
        className="absolute inset-0 size-full"
        aria-hidden="true"
      >
        <g fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round">
          {rows.map(({ radius, length }, row) => (
            <circle
              key={radius}
              cx="308"
              cy="56"
              r={radius}
              pathLength={length}
              strokeDasharray="0.1 9.9"
              opacity={0.42 - row * 0.055}
            />
          ))}
        </g>
        <circle cx="308" cy="56" r="22" fill="currentColor" opacity="0.16" />
      </svg>
      <p className="absolute bottom-3 left-4 flex items-center gap-2 rounded-full bg-[rgb(10_16_40_/_0.45)] py-1 pr-3 pl-2 text-sm font-medium">
        <Icon className="size-4" aria-hidden="true" />
        {category}
      </p>
    </div>
  );
}
