import { type Activity, type CardAction, isFromVisitor } from '../client/activity';
import { type Outgoing } from '../client/send-queue';
import { element } from '../element';

/**
 * The buttons that can be pressed now: those of the last message, unless the visitor has spoken since. A
 * system notice after them does not take them away.
 */
export function repliesIn(
  all: readonly Activity[],
  outgoing: readonly Outgoing[],
  send: (activity: Activity) => void,
): HTMLElement[] {
  if (outgoing.some(({ delivery }) => delivery !== 'refused')) return [];
  const last = all.filter((activity) => activity.channelData?.tangga?.author !== 'system').at(-1);
  if (!last || isFromVisitor(last)) return [];
  return (last.suggestedActions?.actions ?? []).flatMap((action) => {
    const reply = pressed(action);
    if (!reply) return [];
    const button = element('button', { type: 'button' }, action.title ?? reply.text ?? '');
    button.addEventListener('click', () => send(reply));
    return [button];
  });
}

/** What pressing a button says; undefined for kinds that say nothing. */
export function pressed({ type, title, text, displayText, value }: CardAction): Activity | undefined {
  const shown = displayText ?? title ?? text ?? '';
  switch (type) {
    case 'messageBack':
      return message({ text: text ?? shown, value, channelData: { messageBack: { displayText: shown } } });
    case 'imBack':
      return message({ text: typeof value === 'string' ? value : shown });
    case 'postBack':
      return message(typeof value === 'string' ? { text: value } : { text: shown, value });
    default:
      return undefined;
  }
}

function message(content: Partial<Activity> & { value?: unknown }): Activity {
  return { type: 'message', ...content };
}
