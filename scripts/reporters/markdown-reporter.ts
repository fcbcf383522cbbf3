import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from '../lib/run.ts';

/** The result that a test left in its `meta`, and whether the test passed. */
export type ReportedResult<Result> = Result & { passed: boolean };

/** Writes a Markdown file from what tests left in their `meta`. A run without such tests leaves the file as it is. */
export class MarkdownReporter<Result extends object> implements Reporter {
  readonly #key: string;
  readonly #file: string;
  readonly #reportOf: (rows: readonly ReportedResult<Result>[]) => string;

  /**
   * @param key the name of the results in `meta`
   * @param file where the report is written, relative to the project's root
   */
  constructor(key: string, file: string, reportOf: (rows: readonly ReportedResult<Result>[]) => string) {
    this.#key = key;
    this.#file = join(root, file);
    this.#reportOf = reportOf;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => this.#rowOf(test)),
    );
    if (rows.length === 0) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, this.#reportOf(rows));
  }

  #rowOf(test: { meta(): object; result(): { state: string } }): ReportedResult<Result>[] {
    // The cast: our own tests write this shape.
    const meta = test.meta() as Record<string, Result | undefined>;
    const result = meta[this.#key];
    return result === undefined ? [] : [{ ...result, passed: test.result().state === 'passed' }];
  }
}
