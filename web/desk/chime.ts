let audio: AudioContext | undefined;
let last = -Infinity;

/** Several who come in the same moment are one sound. */
const PAUSE_MS = 1000;

/** Browsers keep quiet until somebody has touched the page: the first touch makes later chimes heard. */
export async function wakeChime(): Promise<void> {
  audio ??= new AudioContext();
  // Leave to sound may be refused; then nothing sounds, and nothing else is wrong.
  if (audio.state !== 'running') await audio.resume().catch(() => undefined);
}

/** Two soft notes, made here: no file to load. One that may not sound now is not made up for later. */
export function chime(): void {
  if (audio?.state !== 'running' || performance.now() - last < PAUSE_MS) return;
  last = performance.now();
  note(audio, 659.25, 0);
  note(audio, 880, 0.14);
}

function note(context: AudioContext, hertz: number, after: number): void {
  const at = context.currentTime + after;
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.55);
}
