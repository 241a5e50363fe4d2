import 'reflect-metadata';

// Tests say nothing on the log: what they expect they assert.
process.env.LOG_LEVEL ??= 'silent';
