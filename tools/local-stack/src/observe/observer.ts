/** Where something that looks at the stack keeps its data, where it listens, and whom it tells what takes long. */
export interface ObserverPlace {
  dataDir: string;
  port: number;
  say: (line: string) => void;
}

/** Something that looks at the stack: where a person finds it, and what services have to be told for it. */
export interface Observer {
  name: string;
  url: string;
  environment: NodeJS.ProcessEnv;
  stop: () => Promise<void>;
}
