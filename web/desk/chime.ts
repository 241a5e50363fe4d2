let audio: AudioContext | undefined;

/** Two soft notes, made here: no file to load. Silent until the browser has seen a click. */
export function chime(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
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
