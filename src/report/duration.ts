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

/** Renders an age or a limit in words, in its largest unit that tells enough: `90 s`, `45 min`, `3 h`, `12 days`. */
export function renderAge(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 2) return `${Math.max(0, Math.round(ms / 1000))} s`;
  if (minutes < 120) return `${Math.floor(minutes)} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 60 / 24)} days`;
}

/** Renders a moment to the minute: `2024-06-01 12:00 UTC`. */
export function renderMoment(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return 'an unknown time';
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Renders the time of day: `12:00 UTC`. */
export function renderTimeOfDay(ms: number): string {
  return renderMoment(ms).slice(-'12:00 UTC'.length);
}

/** Says to the minute when a job was created: `created 2024-06-01 12:00 UTC`; null of a job that this run started. */
export function renderCreated({ createdAt }: Pick<JudgedJob, 'createdAt'>): string | null {
  if (createdAt === null) return null;
  return createdAt === 'unknown' ? 'created at an unknown time' : `created ${renderMoment(createdAt.getTime())}`;
}
