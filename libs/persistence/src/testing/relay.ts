import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { mongodbUri } from './scratch.js';

/** What happens to the next request that has the word: it is lost, or done and its answer is lost. */
interface Fault {
  readonly word: string;
  readonly loses: 'request' | 'answer';
  /** Ends the whole relay with it. */
  readonly forGood: boolean;
}

/** A way to MongoDB that can be cut, and that can lose one request or one answer. */
export class Relay {
  private readonly sockets = new Set<Socket>();
  private isCut = false;
  private fault: Fault | undefined;

  private constructor(private readonly server: Server) {
    server.on('connection', (client) => this.join(client));
  }

  static async open(): Promise<Relay> {
    const relay = new Relay(createServer());
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    return relay;
  }

  get uri(): string {
    const { port } = this.server.address() as AddressInfo;
    return `mongodb://127.0.0.1:${port}/?directConnection=true`;
  }

  loseOnce(fault: Fault): void {
    this.fault = fault;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    this.track(client);
    if (this.isCut) return void client.destroy();
    const [host, port] = target();
    const upstream = connect(port, host);
    this.track(upstream);
    client.on('close', () => upstream.destroy()).on('data', (bytes) => this.pass(bytes, client, upstream));
    upstream.on('close', () => client.destroy()).on('data', (bytes) => client.write(bytes));
  }

  private pass(bytes: Buffer, client: Socket, upstream: Socket): void {
    if (!this.fault || !bytes.includes(this.fault.word)) return void upstream.write(bytes);
    const { loses, forGood } = this.fault;
    this.fault = undefined;
    const end = (): void => {
      if (forGood) this.cut();
      else client.destroy();
    };
    if (loses === 'request') return end();
    upstream.removeAllListeners('data').once('data', end).write(bytes);
  }

  private track(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
  }
}

const target = (): [host: string, port: number] => {
  const { host, port } = /^mongodb:\/\/(?:[^@/]*@)?(?<host>[^/,?:]+):(?<port>\d+)/.exec(
    mongodbUri(),
  )!.groups!;
  return [host!, Number(port)];
};
