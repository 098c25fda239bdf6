import type { HubFile } from "./hub.ts";

/** Is told how a download goes on. */
export interface DownloadProgress {
  /** A file is downloaded; some of its bytes may have come before. */
  begin(file: HubFile, came: number): void;
  /** So many of its bytes are here. */
  tick(came: number): void;
  /** The file is whole, or the download stopped. */
  end(): void;
  /** Something that a person should know. */
  note(text: string): void;
}
