import { type TelegramMessage } from './update';

/** A file that lies at Telegram. */
export interface RemoteFile {
  fileId: string;
  name: string;
  contentType: string;
  /** As Telegram says; undefined when it does not. */
  bytes: number | undefined;
}

/** Bytes of a picture that are enough to see what it shows; the largest below that is taken. */
const ENOUGH = 4 * 1024 * 1024;

type Kind = 'animation' | 'document' | 'audio' | 'voice' | 'video' | 'video_note';

/** What a file is when Telegram does not say. An animation carries itself as a document too. */
const KINDS: ReadonlyArray<readonly [kind: Kind, name: string, type: string]> = [
  ['animation', 'animation.mp4', 'video/mp4'],
  ['voice', 'voice.ogg', 'audio/ogg'],
  ['audio', 'audio.mp3', 'audio/mpeg'],
  ['video', 'video.mp4', 'video/mp4'],
  ['video_note', 'video.mp4', 'video/mp4'],
  ['document', 'file', 'application/octet-stream'],
];

/** The file of a message; Telegram sends each of several in a message of its own. */
export function remoteFile(message: TelegramMessage): RemoteFile | undefined {
  const photo = message.photo && bestOf(message.photo);
  if (photo) {
    return { fileId: photo.file_id, name: 'photo.jpg', contentType: 'image/jpeg', bytes: photo.file_size };
  }
  for (const [kind, name, contentType] of KINDS) {
    const file = message[kind];
    if (!file) continue;
    return {
      fileId: file.file_id,
      name: file.file_name ?? name,
      contentType: file.mime_type ?? contentType,
      bytes: file.file_size,
    };
  }
  return undefined;
}

/** Telegram keeps a picture in several sizes, smallest first. */
function bestOf(sizes: NonNullable<TelegramMessage['photo']>): (typeof sizes)[number] | undefined {
  const bySize = [...sizes].sort((a, b) => b.width * b.height - a.width * a.height);
  return bySize.find(({ file_size: bytes = 0 }) => bytes <= ENOUGH) ?? bySize.at(-1);
}
