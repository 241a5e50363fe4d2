import { hostApi, type TanggaApi } from './host-api';
import { Launcher } from './launcher';
import { type WidgetSettings } from './settings';
import { readTag } from './tag';

/**
 * `/widget.js`: the button and nothing else, until somebody opens the chat. The server writes the settings
 * around this file.
 */
declare const TANGGA_SETTINGS: WidgetSettings;

declare global {
  interface Window {
    Tangga?: TanggaApi;
  }
}

const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');

function start(tag: HTMLScriptElement): void {
  const launcher = new Launcher(TANGGA_SETTINGS, readTag(tag, TANGGA_SETTINGS.language));
  window.Tangga = hostApi(launcher);
  window.dispatchEvent(new Event('tangga:ready'));
  launcher.begin();
}

// A page that has the tag twice gets one chat.
if (script instanceof HTMLScriptElement && !window.Tangga) {
  const tag = script;
  if (document.body) start(tag);
  else document.addEventListener('DOMContentLoaded', () => start(tag));
}
