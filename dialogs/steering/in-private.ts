import { complete, defineDialog } from '../contract/dialog';
import { say } from '../contract/outputs';

/** Orders, complaints and whatever else concerns one person are not for a group to read. */
export const inPrivate = defineDialog({
  id: 'in-private',
  version: 1,
  startsOn: [],
  startsAt: ['private'],
  isPublic: true,
  begin: () => complete(say('group.in-private', undefined, { signal: 'continue_in_private' })),
});
