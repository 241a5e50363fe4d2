import { type SuggestedActions } from 'botbuilder';
import { encodeChoice } from '../../dialogs/contract/choices';
import { type Choice } from '../../dialogs/contract/outputs';
import { type OpenPrompt } from '../../domain/conversation/conversation';
import { type Language } from '../../domain/time/instant';
import { type Capabilities } from './capabilities';
import { type Phrasing } from './phrasing';

interface PromptContext {
  phrasing: Pick<Phrasing, 'phrase'>;
  newId: (kind: string) => string;
  capabilities: Capabilities;
}

/** The choices as they are kept, and as they are called in the language shown. */
export function openPrompt(
  { choices, language, about }: { choices: readonly Choice[]; language: Language; about?: string },
  context: PromptContext,
): OpenPrompt {
  const { buttons: style, maxButtons } = context.capabilities;
  const prompt = {
    id: context.newId('prompt'),
    choices: choices.map(({ id, label }) => ({
      id: encodeChoice(id),
      label: context.phrasing.phrase(label, language),
    })),
    ...(about !== undefined && { about }),
  };
  const isNumbered = style === 'numbered' || choices.length > maxButtons;
  return isNumbered ? { ...prompt, numbered: true } : prompt;
}

/**
 * Every button carries its prompt, so that one press acts once (promise 4).
 * @param bare the choices that need a button
 */
export function promptButtons(prompt: OpenPrompt, bare: readonly string[]): SuggestedActions {
  const shown = prompt.choices.filter(({ id }) => bare.includes(id));
  return {
    to: [],
    actions: shown.map(({ id, label }) => ({
      type: 'messageBack',
      title: label,
      text: label,
      displayText: label,
      value: { promptId: prompt.id, choice: id },
    })),
  };
}
