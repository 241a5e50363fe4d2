/** Why there is no backup, or nothing was restored or moved; its message is for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code = 'backup';
}
