import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { cleanSearch } from '@/lib/format/clean-search';

const typingPauseMs = 300;

/** `isMore` while one search is being typed: it is one step of the history, however long. */
export type SendSearch = (search: string, isMore: boolean) => void;

/** The text in the search field, which is sent when the person pauses. */
export function useSearchField(search: string, onSearch: SendSearch) {
  const [{ text, sent }, setField] = useSearchText(search);
  const isMore = useRef(false);
  const send = (next: string) => {
    if (next === sent) return;
    setField((field) => ({ ...field, sent: next }));
    onSearch(next, isMore.current);
    isMore.current = true;
  };
  const sendAfterPause = useEffectEvent(send);
  useEffect(() => {
    const timer = setTimeout(() => {
      sendAfterPause(cleanSearch(text));
    }, typingPauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return {
    text,
    setText: (next: string) => {
      setField((field) => ({ ...field, text: next }));
    },
    sendNow: (next: string) => {
      send(cleanSearch(next));
    },
    endTyping: () => {
      isMore.current = false;
    },
  };
}

/**
 * Follows the address when that was changed by something else (a step back, a link), and not when
 * the answer to an own search comes while the person types on.
 */
function useSearchText(search: string) {
  const [field, setField] = useState({ text: search, sent: search, seen: search });
  if (field.seen !== search) {
    const isOwn = field.sent === search;
    setField({ text: isOwn ? field.text : search, sent: search, seen: search });
  }
  return [field, setField] as const;
}
