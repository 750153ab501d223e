import { newCredentials, type StandInCredentials } from '../../src/rehearsal/credentials.ts';

/** What the servers of a test file accept, and its clients sign with. */
export const testCredentials: StandInCredentials = newCredentials();
