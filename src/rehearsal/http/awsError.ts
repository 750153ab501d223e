/** An error as AWS answers it: its code (`ResourceNotFoundException`), a sentence and a status. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  /** The error's name in AWS's model. */
  readonly code: string;
  /** The HTTP status; client errors have 400 unless AWS's model says otherwise. */
  readonly statusCode: number;

  constructor(code: string, message: string, statusCode = 400) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
  }
}
