import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Driven, Leg, LoadOptions, Order, Report } from '../load/orders.js';

type Kind = Report['kind'];
type Said<K extends Kind> = Extract<Report, { kind: K }>;

/** The load, in a process of its own that ends with this one. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** @throws where it fails, with what it said */
  static async start(options: LoadOptions): Promise<LoadProcess> {
    const file = join(import.meta.dirname, '../load/load.js');
    const load = new LoadProcess(fork(file, [JSON.stringify(options)], { stdio: 'inherit' }));
    await load.next('ready');
    return load;
  }

  get pid(): number {
    return this.child.pid!;
  }

  async place(perS: number): Promise<void> {
    this.tell({ kind: 'place', perS });
    await this.next('placed');
  }

  /** Drives; `onLeg` is told when a leg begins, and `undefined` when the last one is over. */
  async drive(
    legs: readonly Leg[],
    drainMs: number,
    onLeg: (leg: string | undefined) => void = () => undefined,
  ): Promise<Driven> {
    const hear = (report: Report): void => {
      if (report.kind === 'leg') onLeg(report.name);
      if (report.kind === 'over') onLeg(undefined);
    };
    this.child.on('message', hear);
    this.tell({ kind: 'drive', legs, drainMs });
    const { driven } = await this.next('driven');
    this.child.off('message', hear);
    return driven;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }

  private tell(order: Order): void {
    this.child.send(order);
  }

  private next<K extends Kind>(kind: K): Promise<Said<K>> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        this.child.off('message', hear);
        this.child.off('exit', ended);
      };
      const hear = (report: Report): void => {
        if (report.kind !== kind && report.kind !== 'failed') return;
        done();
        if (report.kind === 'failed') reject(new Error(`The load failed: ${report.reason}`));
        else resolve(report as Said<K>);
      };
      const ended = (code: number | null): void => {
        done();
        reject(new Error(`The load ended (${code}).`));
      };
      this.child.on('message', hear);
      this.child.once('exit', ended);
    });
  }
}
