import { rm } from 'node:fs/promises';
import path from 'node:path';
import { plusMillis } from '../../domain/time/calendar';
import { type Instant } from '../../domain/time/instant';
import { type AttachmentRows } from '../../models/files/attachment-store';
import { roomOf } from './file-name';
import { type UploadLimits } from './upload-limits';

/** A file that no message names may still be on its way into one for so long, in milliseconds. */
const ON_ITS_WAY_MS = 10 * 60_000;
const AT_ONCE = 200;

/**
 * Whether this many more bytes may be kept. When the disk's share is used up, files that were uploaded and never sent
 * go first, oldest first; what customers and reps have said stays.
 */
export async function makeRoom(
  { store, folder, limits }: { store: AttachmentRows; folder: string; limits: UploadLimits },
  bytes: number,
  now: Instant,
): Promise<boolean> {
  let missing = (await store.bytesInAll()) + bytes - limits.totalBytes;
  if (missing <= 0) return true;
  for (const file of await store.oldestUnsaid(plusMillis(now, -ON_ITS_WAY_MS), AT_ONCE)) {
    if (missing <= 0) break;
    await rm(path.join(folder, roomOf(file.conversationId), file.id), { force: true });
    await store.remove([file.id]);
    missing -= file.bytes;
  }
  return missing <= 0;
}
