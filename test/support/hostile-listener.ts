import { onTestFinished } from 'vitest';
import { createRandomText, type Receiver } from '../../main/sign-in/authorization-request.ts';
import {
  defaultListenLimits,
  type ListenLimits,
  type ListenRequest,
  listen,
} from '../../main/sign-in/loopback/listener.ts';
import type { Bind } from '../../main/sign-in/loopback/server.ts';
import { type Callback, carry } from './hostile-browser.ts';
import { raw, reference } from './hostile-flow.ts';

/** A listener on its own, what it expects, and a way to prove that it still waits for that. */
export type Target = {
  listener: Receiver;
  authority: string;
  path: string;
  state: string;
  /** The genuine response. */
  genuine: Callback;
  /** Sends lines of a request head and a body as they are. */
  send(lines: readonly string[], body?: string): Promise<string>;
  /** Carries the genuine response and answers what the listener made of it. */
  settle(): Promise<unknown>;
};

type TargetSetup = { request?: Partial<ListenRequest>; limits?: Partial<ListenLimits>; bind?: Bind };

/** Opens a listener as the adapter with that method would. It is closed after the test. */
export async function openTarget(method: 'GET' | 'POST', setup: TargetSetup = {}): Promise<Target> {
  const state = createRandomText();
  const path = `/callback/${createRandomText()}`;
  const listener = await listen(
    {
      host: method === 'GET' ? '127.0.0.1' : 'localhost',
      method,
      path,
      state,
      language: 'en',
      reference,
      signal: new AbortController().signal,
      stay: new AbortController().signal,
      ...setup.request,
    },
    { ...defaultListenLimits, ...setup.limits },
    setup.bind,
  );
  onTestFinished(() => listener.close());
  const { host } = new URL(listener.redirectUri);
  const genuine: Callback = {
    method,
    redirectUri: listener.redirectUri,
    parameters: new URLSearchParams({ code: 'genuine', state }),
  };
  return {
    listener,
    authority: host,
    path,
    state,
    genuine,
    send: (lines, body = '') => raw(listener.redirectUri, `${lines.join('\r\n')}\r\n\r\n${body}`),
    async settle() {
      await carry(genuine);
      return await listener.response;
    },
  };
}

/** The status of a response as bytes; 0 where the connection ended without one. */
export function statusOf(response: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(response)?.[1] ?? 0);
}
