import { type Capabilities } from '../../../../bot/pipeline/capabilities';
import { Phrasing } from '../../../../bot/pipeline/phrasing';
import { type RenderedTurn, render } from '../../../../bot/pipeline/render';
import { type SpokenOutput } from '../../../../bot/pipeline/turn-run';

/** When everything is said. */
export const AT = '2026-11-22T02:00:00.000Z';

/** What is said in Indonesian, as a channel of these capabilities is handed it. */
export function renderedWith(
  texts: Readonly<Record<string, string>>,
  outputs: readonly object[],
  capabilities: Capabilities,
): RenderedTurn {
  return render(
    outputs.map((one) => ({ ...one, language: 'id' }) as SpokenOutput),
    {
      phrasing: new Phrasing({ id: texts, en: {} }, 'Asia/Jakarta'),
      botName: 'Nusa',
      now: AT,
      newId: (kind) => `${kind}-1`,
      capabilities,
      holder: undefined,
      pictureOf: (sku) => ({ path: `/pictures/${sku}`, isPhoto: false }),
    },
  );
}
