import { createReadStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { type AttachedFile } from '../../domain/conversation/attached-file';
import { type Instant } from '../../domain/time/instant';
import { type AttachmentRows } from '../../models/files/attachment-store';
import { roomOf, shownName } from './file-name';
import { HEAD_BYTES, acceptedType, nameFor } from './media-type';
import { makeRoom } from './room';
import { type UploadLimits } from './upload-limits';

/** A file as a channel hands it over. */
export interface GivenFile {
  name: string | undefined;
  /** What the sender says it is; believed only if it begins like one. */
  declaredType: string;
  content: Buffer;
}

/** Why a file is not taken. */
export type Unkept = 'too_large' | 'wrong_type';

export type Kept = { ok: true; file: AttachedFile } | { ok: false; reason: Unkept };

/** A kept file, ready to be read. */
export interface OpenedFile {
  file: AttachedFile;
  conversationId: string;
  path: string;
  read: () => Readable;
}

/**
 * What came with messages, whatever the channel: one policy, a row and a file each, one way to be served.
 * The bytes lie outside every served folder, under random names.
 */
export interface FileStore {
  limits: UploadLimits;
  /** The parts, for a channel that writes files as they stream in. */
  uploads: { store: AttachmentRows; folder: string; limits: UploadLimits };
  /** Row and bytes, or neither. */
  keep: (conversationId: string, given: GivenFile) => Promise<Kept>;
  open: (id: string) => Promise<OpenedFile | undefined>;
  remove: (ids: readonly string[]) => Promise<void>;
  /** The path under which the file may be fetched without a session: `/attachments/…`. */
  linkTo: (id: string) => string;
  /** Where the files of a conversation lie. */
  folderOf: (conversationId: string) => string;
}

export interface FileStoreDeps {
  rows: AttachmentRows;
  folder: string;
  limits: UploadLimits;
  /** Proves that a link was made here. */
  proofOf: (id: string) => string;
  clock: () => Instant;
  newId: () => string;
}

export function openFileStore(deps: FileStoreDeps): FileStore {
  const { rows, folder, limits } = deps;
  const folderOf = (conversationId: string): string => path.join(folder, roomOf(conversationId));
  return {
    limits,
    uploads: { store: rows, folder, limits },
    folderOf,
    linkTo: (id) => `/attachments/${id}/${deps.proofOf(id)}`,
    keep: async (conversationId, { name, declaredType, content }) => {
      const room = limits.conversationBytes - (await rows.bytesIn(conversationId));
      if (content.length > Math.min(limits.bytes, room)) return { ok: false, reason: 'too_large' };
      const contentType = acceptedType(declaredType, content.subarray(0, HEAD_BYTES), limits.types);
      if (contentType === undefined) return { ok: false, reason: 'wrong_type' };
      const hasRoom = await makeRoom({ store: rows, folder, limits }, content.length, deps.clock());
      if (!hasRoom) return { ok: false, reason: 'too_large' };
      const file = {
        id: deps.newId(),
        name: nameFor(shownName(name), contentType),
        contentType,
        bytes: content.length,
      };
      const place = path.join(folderOf(conversationId), file.id);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      await writeFile(place, content, { flag: 'wx', mode: 0o600 });
      const row = { ...file, conversationId, thumbnailUrl: undefined, at: deps.clock() };
      await rows.save([row]).catch(async (error: unknown) => {
        await rm(place, { force: true });
        throw error;
      });
      return { ok: true, file };
    },
    open: async (id) => {
      const row = await rows.find(id);
      if (!row) return undefined;
      const place = path.join(folderOf(row.conversationId), row.id);
      const isThere = await stat(place).then(
        () => true,
        () => false,
      );
      if (!isThere) return undefined;
      const { contentType, bytes } = row;
      return {
        file: { id, name: nameFor(row.name, contentType), contentType, bytes },
        conversationId: row.conversationId,
        path: place,
        read: () => createReadStream(place),
      };
    },
    remove: async (ids) => {
      for (const id of ids) {
        const row = await rows.find(id);
        if (row) await rm(path.join(folderOf(row.conversationId), id), { force: true });
      }
      await rows.remove(ids);
    },
  };
}
