import { type Content } from './content';

/** Where the table of intents is written for the compiler. */
export const INTENT_MODULE = 'domain/recognition/intent-table.ts';

/**
 * The intents of the content as a module: dialogs and rules name intents, so that a name that is in no
 * `intents.yaml` must not compile. Written by `npm run intents`; the content check tells when it is out of date.
 */
export function intentModule(intents: Content['intents']): string {
  const rows = intents.map(({ id, kind, traits }) => {
    const list = traits.map((trait) => `'${trait}'`).join(', ');
    return `  ${id}: { kind: '${kind}', traits: [${list}] },`;
  });
  return [
    `import { type IntentColumns } from './intent-kinds';`,
    '',
    '/** Made from `intents.yaml` of the content by `npm run intents`: edit that file and run it again. */',
    'export const INTENTS = {',
    ...rows,
    '} as const satisfies Readonly<Record<string, IntentColumns>>;',
    '',
  ].join('\n');
}
