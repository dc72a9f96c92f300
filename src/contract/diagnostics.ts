import * as z from 'zod';
import { Instant, Nothing, query } from './define.ts';

const DiagnosticsBundle = z.object({
  madeAt: Instant,
  parts: z.array(z.object({ name: z.string(), summary: z.string(), text: z.string() })),
});
export type DiagnosticsBundle = z.infer<typeof DiagnosticsBundle>;

export const diagnosticsCalls = {
  'diagnostics.preview': query({
    http: 'GET /api/v1/diagnostics/preview',
    role: 'admin',
    summary: 'What a bundle for a report of trouble would hold, and how much of it',
    input: Nothing,
    output: z.object({ parts: z.array(z.object({ name: z.string(), summary: z.string(), bytes: z.number().int() })) }),
  }),
  'diagnostics.bundle': query({
    http: 'GET /api/v1/diagnostics',
    role: 'admin',
    summary: 'Facts for a report of trouble, as plain text and without secrets',
    input: Nothing,
    output: DiagnosticsBundle,
  }),
} as const;
