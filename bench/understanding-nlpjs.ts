import { createRequire } from 'node:module';
import { type TrainingLine } from '../recognizers/intents/train';
import { figuresOf, type Figures } from './understanding-figures';

/** Another recognizer on the same splits: trains on the first lines, is asked for the second. */
export type Rival = (
  train: readonly TrainingLine[],
  tests: ReadonlyArray<readonly TrainingLine[]>,
  language: 'id' | 'en',
) => Promise<Figures[]>;

interface Nlp {
  settings: { log?: boolean };
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(
    language: string,
    text: string,
  ): Promise<{ classifications: Array<{ intent: string; score: number }> }>;
}

interface Modules {
  containerBootstrap: () => Promise<{ use(plugin: unknown): void }>;
  Nlp: new (settings: Record<string, unknown>) => Nlp;
  plugins: unknown[];
}

/** nlp.js with its own settings, or undefined when its packages are not installed: only this measurement wants them. */
export function nlpJs(): Rival | undefined {
  const modules = installed();
  if (!modules) return undefined;
  return async (train, tests, language) => {
    const nlp = await learn(modules, train, language);
    const figures: Figures[] = [];
    for (const test of tests) figures.push(await examine(nlp, test, language));
    return figures;
  };
}

function installed(): Modules | undefined {
  // Loaded only here: running the bot must not need the library it is compared with.
  const load = createRequire(__filename);
  try {
    const { containerBootstrap } = load('@nlpjs/core') as Pick<Modules, 'containerBootstrap'>;
    const { Nlp } = load('@nlpjs/nlp') as Pick<Modules, 'Nlp'>;
    const { LangEn } = load('@nlpjs/lang-en') as { LangEn: unknown };
    const { LangId } = load('@nlpjs/lang-id') as { LangId: unknown };
    return { containerBootstrap, Nlp, plugins: [LangEn, LangId] };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function learn(modules: Modules, lines: readonly TrainingLine[], language: string): Promise<Nlp> {
  const container = await modules.containerBootstrap();
  for (const plugin of modules.plugins) container.use(plugin);
  const nlp = new modules.Nlp({
    container,
    languages: [language],
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
  });
  nlp.settings.log = false;
  for (const { text, intent } of lines) nlp.addDocument(language, text, intent);
  await nlp.train();
  return nlp;
}

async function examine(nlp: Nlp, lines: readonly TrainingLine[], language: string): Promise<Figures> {
  const answers: Array<{ sure: number; right: boolean }> = [];
  for (const { text, intent } of lines) {
    const [best] = (await nlp.process(language, text)).classifications;
    answers.push({ sure: best?.score ?? 0, right: best?.intent === intent });
  }
  return figuresOf(answers);
}
