export const timeLabels = {
  '': 'Any day',
  today: 'Today',
  weekend: 'This weekend',
  month: 'This month',
  days: 'Choose days…',
  past: 'Past events',
} as const;

export const priceLabels = {
  '': 'Any price',
  free: 'Free',
  '25': 'Up to 25',
  '50': 'Up to 50',
  '100': 'Up to 100',
} as const;
