import { useEffect, useState } from 'react';
import { toast } from 'react-hot-toast';
import { useSession } from '@/lib/session';
import { readPushState, turnPushOff, turnPushOn, type PushState } from './browser-push';

export interface Push {
  /** Null until it is known. */
  state: PushState | null;
  isChanging: boolean;
  turnOn: () => void;
  turnOff: () => void;
}

export function usePush(): Push {
  const userId = useSession(({ user }) => user?.id);
  const [state, setState] = useState<PushState | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  useEffect(() => {
    if (userId === undefined) return;
    let isGone = false;
    // Not known: nothing is offered that may not work.
    void readPushState(userId)
      .catch(() => null)
      .then((read) => {
        if (!isGone) setState(read);
      });
    return () => {
      isGone = true;
    };
  }, [userId]);

  const change = async (turn: () => Promise<PushState>) => {
    setIsChanging(true);
    try {
      setState(await turn());
    } catch {
      toast.error('That did not work in this browser. You are told by mail all the same.');
    } finally {
      setIsChanging(false);
    }
  };
  return {
    state,
    isChanging,
    turnOn: () => {
      if (userId !== undefined) void change(() => turnPushOn(userId));
    },
    turnOff: () => void change(turnPushOff),
  };
}
