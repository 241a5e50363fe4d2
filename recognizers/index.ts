import { createLocalRecognizer, type LocalRecognizerOptions } from './local-recognizer';
import { type LuisOptions } from './luis-recognizer';
import { createMindRecognizer, type MindOptions } from './outside/mind';
import { type Recognizer, type RecognizerContent } from './recognizer';

export interface RecognizerSettings extends LocalRecognizerOptions {
  /** When given, LUIS names the intents and the local recognizer stands in for it. */
  luis?: LuisOptions | undefined;
  /** When given, a language model is asked about what the local recognizer is not sure of. */
  mind?: MindOptions | undefined;
}

/** The recognizers there are. A new one is one line here, its file, and its figures in `bench/`. */
export const recognizers: Record<
  'local' | 'luis' | 'mind',
  (content: RecognizerContent, settings: RecognizerSettings) => Promise<Recognizer>
> = {
  local: createLocalRecognizer,
  luis: async (content, settings) => {
    const local = await createLocalRecognizer(content, settings);
    if (!settings.luis) return local;
    // Its client is large, and few use it.
    const { createLuisRecognizer } = await import('./luis-recognizer.js');
    return createLuisRecognizer(local, settings.luis);
  },
  mind: async (content, settings) => {
    const local = await createLocalRecognizer(content, settings);
    return settings.mind ? createMindRecognizer(local, content.intents, settings.mind) : local;
  },
};

/** The recognizer the settings ask for. */
export function createRecognizer(
  content: RecognizerContent,
  settings: RecognizerSettings,
): Promise<Recognizer> {
  if (settings.luis) return recognizers.luis(content, settings);
  return recognizers[settings.mind ? 'mind' : 'local'](content, settings);
}
