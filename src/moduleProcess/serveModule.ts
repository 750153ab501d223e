/** Sends a message to the command. Resolves when it is sent. */
export type Tell<Message> = (message: Message) => Promise<void>;

/**
 * Serves the one request of the command, in the process that `startModuleProcess` starts, and ends the process.
 * What is thrown in the meantime, also by timers and promises of the user's code, is told as `describe` says.
 */
export function serveModule<Message>(
  serve: (request: unknown, tell: Tell<Message>) => Promise<void>,
  describe: (thrown: unknown) => Message,
): void {
  // User code may replace them.
  const exit = process.exit.bind(process);
  const send = process.send?.bind(process);
  const kill = process.kill.bind(process);
  const tell: Tell<Message> = (message) =>
    new Promise((resolve) => {
      if (send === undefined) resolve();
      else send(message, undefined, {}, () => resolve());
    });
  const fail = (thrown: unknown): void => void tell(describe(thrown)).then(() => exit(1));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // The command was killed. Nobody waits for an answer, and nobody else ends what the module has started.
  process.on('disconnect', () => {
    if (process.platform !== 'win32') kill(-process.pid, 'SIGKILL');
    exit(1);
  });
  process.once('message', (request) => {
    // The process ends by itself if a top-level await never settles.
    process.channel?.unref();
    serve(request, tell).then(() => exit(0), fail);
  });
}
