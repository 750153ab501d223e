/** One file of the layer's zip. */
export interface LayerFile {
  /** Its path in the zip, which Lambda unpacks to `/opt`. */
  path: string;
  contents: Uint8Array | string;
}

/** Files, and the paths of all their sources. */
export interface LayerPart {
  files: LayerFile[];
  inputs: string[];
}
