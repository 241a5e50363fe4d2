import { holderOf } from '../../domain/handoff/handoff';
import { pictureOf } from '../pictures/picture-address';
import { type ChannelBook } from './capabilities';
import { type Phrasing } from './phrasing';
import { type RenderedTurn, render } from './render';
import { type TurnRun } from './turn-run';

interface Voice {
  phrasing: Phrasing;
  channels: Pick<ChannelBook, 'capabilities'>;
}

/** Step 7, and the prompt that is live from now on. */
export function renderRun(deps: Voice, run: TurnRun): RenderedTurn {
  const { views, now, newId } = run.turn();
  const rendered = render(run.outputs, {
    phrasing: deps.phrasing,
    botName: views.company.botName,
    now,
    newId,
    capabilities: deps.channels.capabilities(run.snapshot.conversation.channel),
    holder: holderOf(run.snapshot.handoff)?.repName,
    pictureOf: (sku) => pictureOf(views.catalogue, sku),
  });
  const { openPrompt } = run.snapshot.conversation;
  if (rendered.prompt) run.record({ type: 'prompt_opened', prompt: rendered.prompt });
  else if (rendered.bubbles.length > 0 && openPrompt && openPrompt.passed !== true)
    run.record({ type: 'prompt_passed' });
  return rendered;
}
