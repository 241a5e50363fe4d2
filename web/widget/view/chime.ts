/** Two soft notes for a message while the page is not in view. Off until the visitor switches it on. */

const KEY = 'tangga.sound';

/** Hertz and seconds. */
const NOTES = [
  [880, 0],
  [1174.7, 0.12],
] as const;

export class Chime {
  private context: AudioContext | undefined;
  isOn = stored() === 'on';

  /** Called from a press: browsers let only a gesture start sound. */
  toggle(): void {
    this.isOn = !this.isOn;
    store(this.isOn ? 'on' : 'off');
    if (this.isOn) this.ring();
  }

  ring(): void {
    if (!this.isOn) return;
    this.context ??= new AudioContext();
    // Not yet allowed on this page: the next press will have made it so.
    if (this.context.state !== 'running') void this.context.resume().catch(() => undefined);
    for (const [pitch, after] of NOTES) this.note(this.context, pitch, this.context.currentTime + after);
  }

  private note(context: AudioContext, pitch: number, at: number): void {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.4);
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(value: string): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // It then holds for this page only.
    return;
  }
}
