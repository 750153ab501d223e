import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../../shared/median.ts';
import { emptyHandler, type Candidate } from './candidate.ts';
import { peers } from './peers.ts';
import { standInCandidate } from './standInCandidate.ts';

/** What a warm invocation took. */
export interface Warm extends Pick<Candidate, 'name' | 'runsIn'> {
  /** Elapsed time as a ratio to the stand-in's. */
  ratio: number;
  milliseconds: number;
}

const callsPerRound = 40;
const roundsOfWarm = 6;

async function timeOf(candidate: Candidate): Promise<number> {
  const calls = candidate.runsIn === 'a new process for each call' ? 2 : callsPerRound;
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const started = performance.now();
    await candidate.invoke();
    times.push(performance.now() - started);
  }
  return median(times);
}

/** Invokes an empty function again and again, by every candidate in turn. */
export async function measureWarm(
  folder: string,
  rounds: number,
  installed: string | undefined,
): Promise<Warm[]> {
  const code = join(folder, 'warm');
  mkdirSync(code, { recursive: true });
  writeFileSync(join(code, 'index.js'), emptyHandler);
  const candidates = [await standInCandidate(folder)];
  const times = new Map<Candidate, number[]>();
  try {
    for (const peer of installed === undefined ? [] : peers) {
      const candidate = await peer(code, installed ?? '');
      if (candidate !== undefined) candidates.push(candidate);
    }
    // The code of each is compiled before anything counts.
    for (const candidate of candidates) await timeOf(candidate);
    for (let round = 0; round < rounds * roundsOfWarm; round += 1) {
      for (const candidate of candidates) {
        times.set(candidate, [...(times.get(candidate) ?? []), await timeOf(candidate)]);
      }
    }
  } finally {
    for (const { close } of candidates) await close();
  }
  const [own] = candidates;
  const ms = (candidate: Candidate | undefined): number =>
    median((candidate && times.get(candidate)) ?? []);
  return candidates.map((candidate) => ({
    name: candidate.name,
    runsIn: candidate.runsIn,
    milliseconds: ms(candidate),
    ratio: ms(candidate) / ms(own),
  }));
}
