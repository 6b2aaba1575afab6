/** As the `ref` of what has taken the place of the element that had the focus: read out, and gone on from. */
export const focusOnce = (element: HTMLElement | null): void => element?.focus();
