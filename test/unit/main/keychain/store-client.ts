import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { SecretName } from '../../../../main/keychain/secret-store.ts';
import { compileCache, root } from '../../../../scripts/lib/run.ts';
import { killed } from '../../../support/programs.ts';
import type { Command, Reply } from './store-process.ts';

type Of<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;

const thread = ['keychain-thread.ts', 'keychain-worker.ts'].map((file) => join(root, 'main/keychain', file));
let isCompiled = false;

/**
 * Loads what a store's thread loads, once, in a process that ends by itself. Such a process keeps what it compiled; the
 * stores, which are killed, would each compile it again.
 */
function compileThread(): void {
  if (isCompiled) return;
  const script = thread.map((file) => `import ${JSON.stringify(pathToFileURL(file))};`).join('');
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, ...compileCache },
  });
  isCompiled = true;
}

/** A store in a process of its own. */
export class StoreClient {
  readonly states: string[] = [];
  readonly #child;
  readonly #unheard: Reply[] = [];
  #heard = Promise.withResolvers<void>();
  #stderr = '';

  constructor(environment: NodeJS.ProcessEnv, { timeoutMs = 20_000 } = {}) {
    compileThread();
    const script = join(import.meta.dirname, 'store-process.ts');
    this.#child = spawn(process.execPath, [script, String(timeoutMs)], {
      env: { ...environment, ...compileCache },
    });
    this.#child.stderr.on('data', (chunk) => {
      this.#stderr += chunk;
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      // Written by the process beside this file.
      const reply = JSON.parse(line) as Reply;
      if (reply.kind === 'state') this.states.push(reply.state);
      this.#unheard.push(reply);
      this.#wake();
    });
    this.#child.once('exit', () => this.#wake());
  }

  read = (name: SecretName) => this.#ask({ do: 'read', name });
  write = (name: SecretName, secret: string) => this.#ask({ do: 'write', name, secret });
  remove = (name: SecretName) => this.#ask({ do: 'remove', name });
  retry = () => this.#ask({ do: 'retry' });

  /** Begins a read and counts turns of the event loop while it is pending; the read's own answer is `finished`. */
  async readCounting(name: SecretName, limit: number): Promise<Of<'counted'>> {
    this.#send({ do: 'read-counting', name, limit });
    return await this.#next('counted');
  }
  finished = () => this.#next('done');

  /** The state that it changes to, or has changed to since the last one heard of. */
  changed = async () => (await this.#next('state')).state;

  /** Ends the process as a person does: without asking it. */
  async end(): Promise<string> {
    await killed(this.#child);
    return this.#stderr;
  }

  async #ask(command: Command): Promise<Of<'done'>> {
    this.#send(command);
    return await this.#next('done');
  }

  #send(command: Command): void {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
  }

  #wake(): void {
    this.#heard.resolve();
    this.#heard = Promise.withResolvers();
  }

  async #next<Kind extends Reply['kind']>(kind: Kind): Promise<Of<Kind>> {
    for (;;) {
      const at = this.#unheard.findIndex((reply) => reply.kind === kind);
      // findIndex found one of this kind.
      if (at >= 0) return this.#unheard.splice(at, 1)[0] as Of<Kind>;
      if (this.#child.exitCode !== null) throw new Error(`the store's process ended: ${this.#stderr}`);
      await this.#heard.promise;
    }
  }
}
