import { z } from 'zod';
import { type MembershipContent } from './content';
import { readYaml, type ContentReader } from './content-reader';
import { perLanguage } from './schemas';

const schema = z
  .object({
    privileges: z.array(perLanguage).min(1, 'write at least one privilege.'),
    referral: z.object({ reward: perLanguage }).strict().optional(),
  })
  .strict();

/** `membership.yaml`; a company without membership has no such file, and none is offered. */
export function readMembership(reader: ContentReader): MembershipContent | undefined {
  return readYaml(reader, 'membership.yaml', schema, true)?.value;
}
