import { AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { type CardAction } from './client/activity';
import { safeAddress } from './view/links';

/**
 * Adaptive Cards, loaded when the first one comes. Texts are shown as they are written: cards of ours are
 * made from catalogue data, and what is not interpreted cannot be abused.
 */

const LIGHT = { back: '#ffffff', ink: '#221a15', soft: '#665a51' };
const DARK = { back: '#1c1816', ink: '#f4efea', soft: '#bdb2a9' };

export function renderCard(content: unknown, act: (action: CardAction) => void, dark: boolean): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = configFor(dark ? DARK : LIGHT);
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) {
      const href = safeAddress(action.url);
      if (href !== undefined) window.open(href, '_blank', 'noopener,noreferrer');
    } else if (action instanceof SubmitAction) {
      const { title = '' } = action;
      act({ type: 'messageBack', title, text: title, displayText: title, value: action.data });
    }
  };
  card.parse(content);
  const rendered = card.render();
  if (!rendered) throw new Error('the card cannot be shown');
  return rendered;
}

function configFor({ back, ink, soft }: typeof LIGHT): HostConfig {
  const foregroundColors = { default: { default: ink, subtle: soft } };
  const style = { backgroundColor: back, foregroundColors };
  return new HostConfig({
    fontFamily: 'inherit',
    supportsInteractivity: true,
    spacing: { padding: 0 },
    containerStyles: { default: style, emphasis: style },
    actions: { maxActions: 6, actionsOrientation: 'vertical', actionAlignment: 'stretch' },
  });
}
