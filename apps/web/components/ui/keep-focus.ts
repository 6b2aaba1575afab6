import type { MouseEvent } from 'react';

/**
 * As `onMouseDown` of a button under a field that has the focus. Past the field a complaint would come there,
 * and move the button away before it is let go.
 */
export const keepFocus = (event: MouseEvent): void => event.preventDefault();
