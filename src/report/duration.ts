import type { JudgedJob } from '../verdict/judge-job.ts';

/** Renders a length of time for people: `<1s`, `45s`, `2m 05s`, `1h 02m`. */
export function renderDuration(durationMs: number): string {
  const seconds = Math.floor(Math.max(0, durationMs) / 1000);
  if (!Number.isFinite(seconds)) return 'unknown';
  if (seconds < 1) return '<1s';
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${pad(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Says to the minute when a job was created: `created 2024-06-01 12:00 UTC`; null of a job that this run started. */
export function renderCreated({ createdAt }: Pick<JudgedJob, 'createdAt'>): string | null {
  if (createdAt === null) return null;
  if (createdAt === 'unknown') return 'created at an unknown time';
  return `created ${createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
