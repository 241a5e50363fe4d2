import { z } from 'zod';
import {
  type AttachedFile,
  type UnreadPart,
  type UnreadReason,
} from '../../../domain/conversation/attached-file';
import { shownName } from '../../files/file-name';
import { type FileStore } from '../../files/file-store';
import { readBody } from '../../files/read-body';
import { type AzureActivity } from './activity';

/** A file that lies with the channel. */
export interface RemoteFile {
  name: string | undefined;
  contentType: string;
  url: string;
}

/** What came of the files of a message. */
export interface FetchedFiles {
  attachments: AttachedFile[];
  unread: UnreadPart[];
}

/** Teams says of a file only where it lies; the address is good for some minutes, for anybody. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';

const attachmentSchema = z.object({
  contentType: z.string().max(200),
  name: z.string().max(1000).optional().catch(undefined),
  contentUrl: z.string().max(4000).optional().catch(undefined),
  content: z
    .object({ downloadUrl: z.string().max(4000) })
    .optional()
    .catch(undefined),
});

/** How long a message waits for its files before it is taken without, in milliseconds; Teams waits 15 s. */
const PATIENCE_MS = 8_000;
const MOST_FILES = 5;

/**
 * Where channels of Azure keep files besides their own service. Nothing else is fetched: the address is what
 * a customer's client has said, and could be one inside our own network.
 */
const STORES = ['.sharepoint.com', '.botframework.com', '.fbcdn.net', '.fbsbx.com'];

/** The files of a message. Cards and the HTML copy of a text are not files. */
export function remoteFiles({ attachments = [] }: AzureActivity): RemoteFile[] {
  return attachments.flatMap((attachment) => {
    const parsed = attachmentSchema.safeParse(attachment);
    if (!parsed.success) return [];
    const { contentType, name, contentUrl, content } = parsed.data;
    const url = contentType === TEAMS_FILE ? content?.downloadUrl : contentUrl;
    if (url === undefined || contentType === 'text/html' || contentType.includes('.card')) return [];
    return [
      { name, contentType: contentType === TEAMS_FILE ? 'application/octet-stream' : contentType, url },
    ];
  });
}

/** `ours`: the service that sent the message, which wants the bot's token. */
export function trustOf(url: string, serviceUrl: string): 'ours' | 'public' | 'none' {
  if (!URL.canParse(url)) return 'none';
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(serviceUrl).origin) return 'ours';
  return protocol === 'https:' && STORES.some((store) => hostname.endsWith(store)) ? 'public' : 'none';
}

/** Fetches files and keeps them. Never rejects: a message without its file is still a message. */
export async function fetchFiles(
  conversationId: string,
  activity: AzureActivity,
  files: FileStore,
  token: () => Promise<string | undefined>,
): Promise<FetchedFiles> {
  const fetched: FetchedFiles = { attachments: [], unread: [] };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for (const remote of remoteFiles(activity).slice(0, MOST_FILES)) {
    const unread = (reason: UnreadReason): void => {
      fetched.unread.push({ what: 'file', name: shownName(remote.name), reason });
    };
    try {
      const trust = trustOf(remote.url, activity.serviceUrl);
      const content = await download(remote.url, trust, files.limits.bytes, signal, token);
      if (!content) {
        unread(trust === 'none' ? 'foreign_host' : 'too_large');
        continue;
      }
      const declaredType = typeOf(remote);
      const stored = await files.keep(conversationId, { name: remote.name, declaredType, content });
      if (stored.ok) fetched.attachments.push(stored.file);
      else unread(stored.reason);
    } catch {
      unread('not_fetched');
    }
  }
  return fetched;
}

/** Text alone cannot be told by its bytes: where the channel does not say, the name does. */
function typeOf({ name, contentType }: RemoteFile): string {
  return contentType === 'application/octet-stream' && /\.txt$/i.test(name ?? '')
    ? 'text/plain'
    : contentType;
}

/** Undefined for what may not be fetched, and as soon as there are more bytes than allowed. */
async function download(
  url: string,
  trust: ReturnType<typeof trustOf>,
  most: number,
  signal: AbortSignal,
  token: () => Promise<string | undefined>,
): Promise<Buffer | undefined> {
  if (trust === 'none') return undefined;
  const bearer = trust === 'ours' ? await token() : undefined;
  const headers = bearer === undefined ? undefined : { authorization: `Bearer ${bearer}` };
  return readBody(await fetch(url, { headers, signal, redirect: 'error' }), most);
}
