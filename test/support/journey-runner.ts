import type { Effect } from '../../main/journey/effect.ts';
import { EffectRunner } from '../../main/journey/effects/effect-runner.ts';
import type { Report } from '../../main/journey/event.ts';
import type { Ports } from '../../main/journey/ports.ts';

/** A runner, and its reports one at a time as they come. */
export function runnerOn(ports: Ports) {
  const reports: Report[] = [];
  const waiting: ((report: Report) => void)[] = [];
  const runner = new EffectRunner(ports, (report) => {
    const next = waiting.shift();
    if (next) next(report);
    else reports.push(report);
  });
  const next = () => {
    const report = reports.shift();
    return report ? Promise.resolve(report) : new Promise<Report>((resolve) => waiting.push(resolve));
  };
  return {
    runner,
    unread: reports,
    next,
    run: (effect: Effect) => {
      runner.run(effect);
      return next();
    },
  };
}
