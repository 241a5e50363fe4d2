import { element, icon } from '../element';
import types from '../upload-types.json';
import { type RoomParts } from './room-parts';

const CROSS = 'M6 6l12 12M18 6L6 18';

/** The files that go with the next message. */
export class Tray {
  readonly place: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list = element('ul', { class: 'files' });
  private readonly trouble = element('p', { class: 'trouble-line', role: 'alert' });
  private files: File[] = [];

  constructor(
    private readonly parts: RoomParts,
    private readonly chosen: () => void,
  ) {
    const accept = types.join(',');
    this.input = element('input', { type: 'file', multiple: true, accept, hidden: true });
    this.input.addEventListener('change', () => {
      this.take(this.input.files);
      this.input.value = '';
    });
    this.place = element('div', { class: 'tray' }, this.input, this.trouble, this.list);
  }

  choose(): void {
    this.input.click();
  }

  take(added: FileList | null | undefined): void {
    if (!added || added.length === 0) return;
    const troubles = Array.from(added, (file) => this.add(file)).filter((text) => text !== undefined);
    this.trouble.textContent = troubles.join(' ');
    this.draw();
    this.chosen();
  }

  /** @returns the files, which are then gone from here */
  empty(): File[] {
    const { files } = this;
    this.files = [];
    this.trouble.textContent = '';
    this.draw();
    return files;
  }

  /** @returns why it cannot be sent */
  private add(file: File): string | undefined {
    const { texts, frame } = this.parts;
    const { files, bytes } = frame.settings.upload;
    if (this.files.length >= files) return texts('tooMany', { count: files });
    if (file.size > bytes) return texts('tooBig', { name: file.name, size: Math.floor(bytes / 1024 / 1024) });
    if (!types.includes(file.type)) return texts('wrongType', { name: file.name });
    this.files.push(file);
    return undefined;
  }

  private draw(): void {
    const { texts } = this.parts;
    this.list.replaceChildren(
      ...this.files.map((file) => {
        const label = texts('remove', { name: file.name });
        const remove = element('button', { type: 'button', 'aria-label': label }, icon(CROSS, 16));
        remove.addEventListener('click', () => {
          this.files = this.files.filter((other) => other !== file);
          this.draw();
          this.chosen();
        });
        return element('li', {}, element('span', {}, file.name), remove);
      }),
    );
  }
}
