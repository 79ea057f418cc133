const isTelemetry = (name: string): boolean => /^(OTEL|TRACES)_/.test(name);
/** Collectors are signed in to with headers: these are written nowhere. */
const isSecret = (name: string): boolean => name.endsWith('_HEADERS');

/** What an environment says about where traces and metrics go, and which; without what may be secret. */
export const telemetrySettings = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && isTelemetry(name) && !isSecret(name) ? [[name, value]] : [],
    ),
  );
