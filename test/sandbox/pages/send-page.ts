import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** Sends a page that takes forms of this origin alone, and runs one script or none. */
export function sendPage(reply: FastifyReply, page: string, script?: string): FastifyReply {
  const hash = script === undefined ? undefined : createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    ...(hash === undefined ? [] : [`script-src 'sha256-${hash}'`]),
    "base-uri 'none'",
    // The broker sends a form's answer on to the app, at loopback ports of its own choosing.
    "form-action 'self' http://127.0.0.1:* http://[::1]:* http://localhost:*",
    "frame-ancestors 'none'",
  ];
  return reply
    .headers({ 'content-security-policy': policy.join('; '), 'referrer-policy': 'no-referrer' })
    .type('text/html; charset=utf-8')
    .send(page);
}
