import { parseArgs } from 'node:util';
import { type Language } from '../../domain/time/instant';

/** What `npm run chat` was asked for. */
export interface ChatArguments {
  language: Language | undefined;
  /** Phone or e-mail of the customer to be. */
  as: string | undefined;
  fresh: boolean;
}

/** Undefined when they cannot be read. */
export function readArguments(args: readonly string[]): ChatArguments | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        lang: { type: 'string' },
        as: { type: 'string' },
        fresh: { type: 'boolean', default: false },
      },
    });
    const { lang, as, fresh } = values;
    if (lang !== undefined && lang !== 'id' && lang !== 'en') return undefined;
    return { language: lang, as, fresh };
  } catch {
    // parseArgs only throws for arguments it does not know: the usage tells which there are.
    return undefined;
  }
}
