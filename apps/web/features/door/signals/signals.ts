import type { Tone } from '@/features/door/rules/describe-answer';

/** Told apart without looking: high and short, twice in the middle, long and low. */
const sounds: Record<Tone, { pitch: number; seconds: number; times: number }> = {
  go: { pitch: 1_320, seconds: 0.12, times: 1 },
  wait: { pitch: 660, seconds: 0.14, times: 2 },
  stop: { pitch: 165, seconds: 0.55, times: 1 },
};

/** Milliseconds: on, off, on … */
const shakes: Record<Tone, number[]> = { go: [60], wait: [90, 80, 90], stop: [500] };

let context: AudioContext | null = null;

/** Browsers play nothing before somebody has pressed something: so it is called with every press. */
export function wakeSound(): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
}

export function giveSignal(tone: Tone, { isMuted }: { isMuted: boolean }): void {
  // Browsers shake nobody who has not touched the page yet, and say so.
  if ('vibrate' in navigator && navigator.userActivation.hasBeenActive) {
    navigator.vibrate(shakes[tone]);
  }
  if (!isMuted && context?.state === 'running') play(context, tone);
}

function play(audio: AudioContext, tone: Tone): void {
  const { pitch, seconds, times } = sounds[tone];
  for (let time = 0; time < times; time++) {
    const at = audio.currentTime + time * seconds * 1.6;
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.3, at);
    // No click at its end.
    volume.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    const voice = audio.createOscillator();
    voice.type = tone === 'stop' ? 'sawtooth' : 'sine';
    voice.frequency.value = pitch;
    voice.connect(volume).connect(audio.destination);
    voice.start(at);
    voice.stop(at + seconds);
  }
}
