import { createLocalRecognizer, type LocalRecognizerOptions } from './local-recognizer';
import { type LuisOptions } from './luis-recognizer';
import { type Recognizer, type RecognizerContent } from './recognizer';

export interface RecognizerSettings extends LocalRecognizerOptions {
  /** When given, LUIS names the intents and the local recognizer stands in for it. */
  luis?: LuisOptions;
}

/** The recognizers there are. A new one is one line here, its file, and its figures in `bench/`. */
export const recognizers: Record<
  'local' | 'luis',
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
};

/** The recognizer the settings ask for. */
export function createRecognizer(
  content: RecognizerContent,
  settings: RecognizerSettings,
): Promise<Recognizer> {
  return recognizers[settings.luis ? 'luis' : 'local'](content, settings);
}
