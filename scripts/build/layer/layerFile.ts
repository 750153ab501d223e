/** One file of the layer's zip. */
export interface LayerFile {
  /** In the zip, which Lambda unpacks at `/opt`. */
  path: string;
  contents: Uint8Array | string;
}

/** Files, and the paths of all that went into them. */
export interface LayerPart {
  files: LayerFile[];
  inputs: string[];
}
