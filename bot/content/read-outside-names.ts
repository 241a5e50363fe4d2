import { z } from 'zod';
import { ENTITY_TYPES } from '../../domain/recognition/entities';
import { type Intent, isIntent } from '../../domain/recognition/intent';
import { type OutsideNames } from '../../recognizers/outside/outside-names';
import { readYaml, type ContentReader } from './content-reader';

const schema = z
  .object({
    intents: z
      .record(
        z
          .string()
          .refine((name): name is Intent => isIntent(name), 'is no intent of intents.yaml; write one.'),
      )
      .default({}),
    entities: z.record(z.enum(ENTITY_TYPES)).default({}),
  })
  .strict();

/** `outside-names.yaml`: what a service outside calls by other names than we do. Few companies have one. */
export function readOutsideNames(reader: ContentReader): OutsideNames {
  const read = readYaml(reader, 'outside-names.yaml', schema, true);
  return read?.value ?? { intents: {}, entities: {} };
}
