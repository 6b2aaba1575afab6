import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Takes over what was typed while the scripts were on their way: it is in the field, and told to nobody. */
export function useEarlyText(
  field: RefObject<HTMLInputElement | null>,
  onText: (text: string) => void,
): void {
  const takeEarlyText = useEffectEvent(() => {
    if (field.current !== null) onText(field.current.value);
  });
  useEffect(() => {
    takeEarlyText();
  }, []);
}
