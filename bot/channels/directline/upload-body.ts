import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { type Request } from 'restify';
import { storable, storableText } from '../../../domain/conversation/storable';
import { HttpProblem } from '../../http/problem';
import { HEAD_BYTES } from '../../files/media-type';
import { type UploadLimits } from '../../files/upload-limits';

/** A file as it came in: on disk, and not yet judged. */
export interface ReceivedFile {
  id: string;
  path: string;
  /** As the client called it. */
  name: string | undefined;
  declaredType: string;
  bytes: number;
  head: Buffer;
}

/** What an upload consists of. */
export interface ReceivedUpload {
  /** The activity part; undefined when there is none. */
  activity: unknown;
  files: ReceivedFile[];
}

/** Where files go and what they are called there. */
export interface Place {
  folder: string;
  newId: () => string;
  limits: UploadLimits;
}

/** Bytes of the activity part; thumbnails come inside it. */
const MAX_ACTIVITY = 256 * 1024;

const ACTIVITY = 'application/vnd.microsoft.activity';

/**
 * Reads an upload: a form with an activity and files, or one file as it is. Files go to disk as they come.
 * @throws HttpProblem 400, 413 or 415; whatever was written is then removed
 */
export async function readUpload(request: Request, place: Place): Promise<ReceivedUpload> {
  const { limits, folder } = place;
  if (Number(request.headers['content-length'] ?? 0) > limits.files * limits.bytes + 2 * MAX_ACTIVITY) {
    throw tooLarge();
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const upload: ReceivedUpload = { activity: undefined, files: [] };
  const isForm = /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');
  try {
    await (isForm ? readForm(request, place, upload) : readOne(request, place, upload));
    return upload;
  } catch (error) {
    await discard(upload.files);
    throw error;
  }
}

export async function discard(files: readonly ReceivedFile[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file.path, { force: true })));
}

async function readForm(request: Request, place: Place, upload: ReceivedUpload): Promise<void> {
  const { files, bytes } = place.limits;
  const parts: Array<Promise<void>> = [];
  let tooMany = false;
  const form = openForm(request, {
    fileSize: Math.max(bytes, MAX_ACTIVITY),
    files: files + 1,
    parts: files + 4,
  });
  form.on('file', (_field, content, { filename, mimeType }) => {
    const part =
      mimeType === ACTIVITY
        ? collect(content).then((text) => void (upload.activity = json(text)))
        : keep(content, filename, mimeType, place, upload);
    parts.push(part);
    // What fails is thrown when all parts have come; until then the rest is read away.
    part.catch(() => content.resume());
  });
  form.on('field', (name, text) => {
    if (name === 'activity') parts.push(Promise.resolve().then(() => void (upload.activity = json(text))));
  });
  for (const limit of ['filesLimit', 'partsLimit'] as const) form.on(limit, () => (tooMany = true));
  await pipeline(request, form).catch(() => {
    throw unreadable();
  });
  await Promise.all(parts);
  if (tooMany || upload.files.length > files) throw tooLarge();
}

function openForm(request: Request, limits: busboy.Limits): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw unreadable();
  }
}

async function readOne(request: Request, place: Place, upload: ReceivedUpload): Promise<void> {
  const { headers } = request;
  const name = /filename="?([^";]+)"?/i.exec(headers['content-disposition'] ?? '')?.[1];
  await keep(request, name, headers['content-type'] ?? '', place, upload);
}

async function keep(
  content: Readable,
  name: string | undefined,
  declaredType: string,
  { folder, newId, limits }: Place,
  upload: ReceivedUpload,
): Promise<void> {
  const id = newId();
  const file: ReceivedFile = {
    id,
    path: path.join(folder, id),
    name: name === undefined ? undefined : storableText(name),
    declaredType,
    bytes: 0,
    head: Buffer.alloc(0),
  };
  upload.files.push(file);
  await pipeline(
    content,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        file.bytes += chunk.length;
        // Read to its end all the same: only then does a client listen to the answer.
        if (file.bytes > limits.bytes) continue;
        if (file.head.length < HEAD_BYTES)
          file.head = Buffer.concat([file.head, chunk]).subarray(0, HEAD_BYTES);
        yield chunk;
      }
    },
    createWriteStream(file.path, { flags: 'wx', mode: 0o600 }),
  );
  // Busboy ends a file that is too large as if it were whole.
  const isCut = 'truncated' in content && content.truncated === true;
  if (isCut || file.bytes > limits.bytes) throw tooLarge();
}

async function collect(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ACTIVITY) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function json(text: string): unknown {
  try {
    return storable(JSON.parse(text) as unknown);
  } catch {
    throw unreadable();
  }
}

function tooLarge(): HttpProblem {
  return new HttpProblem(413, 'TooLarge', 'There are too many files, or one of them is too large.');
}

function unreadable(): HttpProblem {
  return new HttpProblem(400, 'BadArgument', 'The upload cannot be read.');
}
