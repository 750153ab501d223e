/** An error as AWS answers it: a modelled code (`ResourceNotFoundException`), a sentence, a status. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  /** The error's name in AWS's model. */
  readonly code: string;
  /** HTTP status; AWS's client errors are 400 unless the model says otherwise. */
  readonly statusCode: number;

  constructor(code: string, message: string, statusCode = 400) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
  }
}
