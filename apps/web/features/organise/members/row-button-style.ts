export const rowButtonStyle =
  'min-h-11 rounded-xl px-3 text-sm font-medium text-muted transition-colors hover:bg-sunken hover:text-ink';
