'use client';

import { useRef, useState } from 'react';
import type { Desk } from '@/features/door/engine/desk';
import { admitCode } from '@/features/door/engine/admit';
import { takeBack } from '@/features/door/engine/take-back';
import { useDeskState } from '@/features/door/engine/use-desk';
import { useAwakeScreen } from '@/lib/react/use-awake-screen';
import { describeVerdict } from '@/features/door/rules/describe-answer';
import { AnswerScreen } from './answer-screen';
import { CameraView } from './camera-view';
import { ConflictsSheet } from './conflicts-sheet';
import './door.css';
import { RecentSheet } from './recent-sheet';
import { SayAnswer } from './say-answer';
import { StatusBar } from './status-bar';
import { ToolBar } from './tool-bar';
import { TypeBox } from './type-box';
import { useKeys } from './use-keys';
import { useOfflineReady } from './use-offline-ready';
import { useSignals } from './use-signals';
import { useTime } from './use-time';

type OpenSheet = 'recent' | 'conflicts' | null;

/** What somebody has in their hand at the door. */
export function ScannerView({ desk }: { desk: Desk }) {
  const answer = useDeskState(desk, (state) => state.answer);
  const [sheet, setSheet] = useState<OpenSheet>(null);
  const field = useRef<HTMLInputElement>(null);
  const time = useTime();
  const signals = useSignals(answer);
  const isReady = useOfflineReady();
  const next = () => desk.store.setState({ answer: null });
  useAwakeScreen(true);
  useKeys(field, next);
  const isCovered = answer !== null;
  return (
    <>
      <SayAnswer answer={answer} />
      <div className="mx-auto flex w-full max-w-lg flex-1 flex-col" inert={isCovered}>
        <StatusBar desk={desk} onConflicts={() => setSheet('conflicts')} />
        <div className="flex flex-1 flex-col gap-4 p-4">
          <CameraView isAside={isCovered} onCode={(code) => void admitCode(desk, code)} />
          <TypeBox desk={desk} field={field} />
          <ToolBar signals={signals} isReady={isReady} onRecent={() => setSheet('recent')} />
        </div>
      </div>
      {answer !== null && (
        <AnswerScreen
          answer={answer}
          description={describeVerdict(answer.verdict, time)}
          onUndo={() => void takeBack(desk, answer)}
          onNext={next}
        />
      )}
      {sheet === 'recent' && <RecentSheet desk={desk} onClose={() => setSheet(null)} />}
      {sheet === 'conflicts' && (
        <ConflictsSheet eventId={desk.parts.eventId} onClose={() => setSheet(null)} />
      )}
    </>
  );
}
