/** Exit code of a command that Ctrl-C stopped: 128 and SIGINT's number. */
export const INTERRUPTED = 130;
