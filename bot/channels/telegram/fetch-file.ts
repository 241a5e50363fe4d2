import { type Api } from 'grammy';
import { type AttachedFile, type UnreadPart } from '../../../domain/conversation/attached-file';
import { shownName } from '../../files/file-name';
import { type FileStore } from '../../files/file-store';
import { readBody } from '../../files/read-body';
import { type RemoteFile } from './remote-file';

export interface FileSource {
  api: Api;
  /** Where the bytes lie: `<root>/<file_path>`. It holds the token, so it is never logged. */
  filesRoot: string;
  files: FileStore;
}

/** A file on its way in: kept, or not and why. */
export type Fetched = { ok: true; file: AttachedFile } | { ok: false; unread: UnreadPart };

/**
 * How long a message waits for its file before it is taken without, in milliseconds. Telegram gives a webhook
 * longer than that, so that nothing is sent again meanwhile.
 */
const PATIENCE_MS = 10_000;

/** Fetches a file and keeps it. Never rejects: a message without its file is still a message. */
export async function fetchFile(
  conversationId: string,
  remote: RemoteFile,
  { api, filesRoot, files }: FileSource,
): Promise<Fetched> {
  const unread = (reason: 'too_large' | 'wrong_type' | 'not_fetched'): Fetched => ({
    ok: false,
    unread: { what: 'file', name: shownName(remote.name), reason },
  });
  if ((remote.bytes ?? 0) > files.limits.bytes) return unread('too_large');
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    // grammY's own type of the signal lacks what only newer platforms have.
    const { file_path: path } = await api.getFile(remote.fileId, signal as never);
    if (path === undefined) return unread('not_fetched');
    const content = await readBody(await fetch(`${filesRoot}/${path}`, { signal }), files.limits.bytes);
    if (!content) return unread('too_large');
    const { name, contentType: declaredType } = remote;
    const stored = await files.keep(conversationId, { name, declaredType, content });
    return stored.ok ? stored : unread(stored.reason);
  } catch {
    return unread('not_fetched');
  }
}
