import { z } from 'zod';
import { DEFAULT_RULES, type Rules } from '../../domain/rules';
import { readYaml, type ContentReader, type ReadFile } from './content-reader';

const FILE = 'rules.yaml';

/** Settings that are one of a few words. */
const CHOICES = new Map<string, readonly string[]>([['ladder.advocate.require', ['any', 'all']]]);

type Group = Readonly<Record<string, unknown>>;

/**
 * `rules.yaml` over the defaults of the domain: what is left out keeps its default, what the domain does
 * not know is refused. The defaults are the schema, so a new rule of the domain is readable here at once.
 */
export function readRules(reader: ContentReader): Rules {
  const read = readYaml(reader, FILE, z.record(z.unknown()));
  if (read === undefined) return DEFAULT_RULES;
  return merged(DEFAULT_RULES as unknown as Group, read.value, [], { reader, read }) as unknown as Rules;
}

interface Context {
  reader: ContentReader;
  read: ReadFile<Group>;
}

function merged(defaults: Group, given: Group, at: string[], context: Context): Group {
  const result: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(given)) {
    const here = [...at, key];
    const fallback = defaults[key];
    if (fallback === undefined)
      wrong(here, 'is no rule we know; correct the spelling or remove it.', context);
    else if (isGroup(fallback) && isGroup(value)) result[key] = merged(fallback, value, here, context);
    else {
      const mistake = mistakeOf(fallback, value, CHOICES.get(here.join('.')));
      if (mistake === undefined) result[key] = value;
      else wrong(here, mistake, context);
    }
  }
  return result;
}

function wrong(at: string[], message: string, { reader, read }: Context): void {
  reader.problems.push({ file: FILE, line: read.lineOf(at), message: `"${at.join('.')}" ${message}` });
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a value, judged by its default; undefined when nothing is. */
function mistakeOf(fallback: unknown, value: unknown, choices?: readonly string[]): string | undefined {
  if (isGroup(fallback)) return `must be a group of rules like ${JSON.stringify(fallback)}.`;
  if (Array.isArray(fallback)) return Array.isArray(value) ? undefined : 'must be a list.';
  if (typeof value !== typeof fallback) return `must be written like ${JSON.stringify(fallback)}.`;
  if (choices && !choices.includes(String(value))) return `must be one of: ${choices.join(', ')}.`;
  if (typeof value === 'number' && value < 0) return 'must not be below 0.';
  // A default below one is a share or a probability.
  if (typeof value === 'number' && isShare(fallback) && value > 1)
    return 'is a share: write 0 to 1, e.g. 0.75.';
  return undefined;
}

function isShare(fallback: unknown): boolean {
  return typeof fallback === 'number' && fallback > 0 && fallback < 1;
}
