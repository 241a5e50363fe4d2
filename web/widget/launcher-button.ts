import { element, icon } from './element';
import { type WidgetSettings } from './settings';
import { adopt } from './style-sheet';
import launcherCss from './styles/launcher.css';
import { type Tag } from './tag';

const BUBBLE =
  'M21 11.5a8.4 8.4 0 0 1-9 8.3 9.6 9.6 0 0 1-3.6-.7L3 21l1.7-4.6A8 8 0 0 1 3 11.5C3 7 7 3.3 12 3.3s9 3.7 9 8.2z';

export interface LauncherListener {
  /** Somebody is about to press it. */
  wanted: () => void;
  pressed: () => void;
}

/** The button on the host page, in a shadow root that the panel shares. */
export class LauncherButton {
  readonly root: ShadowRoot;
  private readonly button: HTMLButtonElement;
  private readonly badge = element('span', { class: 'badge', hidden: true });
  private readonly trouble = element('span', { class: 'trouble', role: 'alert', hidden: true });

  constructor(
    private readonly settings: WidgetSettings,
    private readonly tag: Tag,
    { wanted, pressed }: LauncherListener,
  ) {
    const host = document.createElement('tangga-chat');
    host.dataset.position = tag.position;
    if (tag.alwaysLight) host.dataset.theme = 'light';
    host.lang = tag.language;
    this.root = host.attachShadow({ mode: 'open' });
    adopt(this.root, themeOf(settings) + launcherCss);
    const label = this.text('open', 0);
    this.button = element('button', { class: 'launcher', type: 'button', 'aria-label': label });
    this.button.append(icon(BUBBLE, 30), this.badge);
    for (const event of ['pointerenter', 'focus', 'touchstart']) {
      this.button.addEventListener(event, wanted, { once: true, passive: true });
    }
    this.button.addEventListener('click', pressed);
    this.root.append(this.button, this.trouble);
    document.body.append(host);
  }

  busy(is: boolean): void {
    this.button.setAttribute('aria-busy', String(is));
    this.trouble.hidden = true;
  }

  hide(): void {
    this.busy(false);
    this.button.hidden = true;
  }

  show(): void {
    this.button.hidden = false;
  }

  failed(): void {
    this.busy(false);
    this.trouble.textContent = this.text('unreachable', 0);
    this.trouble.hidden = false;
  }

  unread(count: number): void {
    this.badge.hidden = count === 0;
    this.badge.textContent = count > 9 ? '9+' : String(count);
    this.button.setAttribute('aria-label', this.text(count === 0 ? 'open' : 'unread', count));
  }

  private text(key: keyof WidgetSettings['texts']['id'], count: number): string {
    const text = this.settings.texts[this.tag.language][key];
    return text.replace('{bot}', this.settings.botName).replace('{count}', String(count));
  }
}

/** The company's colours. They come from our server, which lets only colours through. */
function themeOf({ theme: { brand, onBrand, accent, link } }: WidgetSettings): string {
  return `:host{--brand:${brand};--on-brand:${onBrand};--accent:${accent};--link-light:${link.light};--link-dark:${link.dark}}`;
}
