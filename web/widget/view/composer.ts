import { element, icon } from '../element';
import { type RoomParts } from './room-parts';
import { Tray } from './tray';

const PLANE = 'M4 12l16-8-6 16-3-6.5zM11 13.5L20 4';
const CLIP =
  'M20 11.5l-8.2 8.2a5 5 0 0 1-7-7.1L13 4.4a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.3l7.5-7.5';

/** Characters the server takes. */
const MAX_TEXT = 8000;

/** The send box: Enter sends, Shift+Enter begins a line. What is half written survives a page change. */
export class Composer {
  readonly place: HTMLElement;
  private readonly box: HTMLTextAreaElement;
  private readonly tray: Tray;

  constructor(private readonly parts: RoomParts) {
    const { texts, frame } = parts;
    const name = texts('placeholder');
    this.box = element('textarea', {
      rows: '1',
      'aria-label': name,
      placeholder: name,
      maxlength: String(MAX_TEXT),
    });
    this.box.setAttribute('enterkeyhint', 'send');
    this.tray = new Tray(parts, () => this.box.focus());
    const clip = element(
      'button',
      { type: 'button', class: 'attach', 'aria-label': texts('attach') },
      icon(CLIP),
    );
    clip.addEventListener('click', () => this.tray.choose());
    const send = element(
      'button',
      { type: 'submit', class: 'send', 'aria-label': texts('send') },
      icon(PLANE),
    );
    const row = element('div', { class: 'row' }, frame.settings.upload.files > 0 && clip, this.box, send);
    const form = element('form', { class: 'composer' }, this.tray.place, row);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.box.addEventListener('keydown', (event) => this.pressed(event));
    this.box.addEventListener('input', () => {
      this.changed();
      if (this.box.value.trim() !== '') this.parts.typing();
    });
    this.box.addEventListener('paste', (event) => this.tray.take(event.clipboardData?.files));
    this.place = form;
    this.box.value = frame.memory.read<string>('draft') ?? '';
    requestAnimationFrame(() => this.grow());
  }

  focus(): void {
    this.box.focus();
  }

  suggest(text: string): void {
    this.box.value = text;
    this.changed();
  }

  private pressed(event: KeyboardEvent): void {
    // Enter also ends the choice of a character in some scripts.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  private submit(): void {
    const text = this.box.value.trim();
    const files = this.tray.empty();
    if (text === '' && files.length === 0) return;
    this.box.value = '';
    this.changed();
    this.parts.send({ type: 'message', text, locale: this.parts.frame.language }, files);
    this.box.focus();
  }

  private changed(): void {
    const { value } = this.box;
    this.parts.frame.memory.write('draft', value === '' ? undefined : value);
    this.grow();
  }

  /** As high as its text, up to what the style sheet allows. */
  private grow(): void {
    this.box.style.height = 'auto';
    if (this.box.scrollHeight > 0) this.box.style.height = `${this.box.scrollHeight}px`;
  }
}
