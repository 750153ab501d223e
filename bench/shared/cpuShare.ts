/** Lambda gives one full vCPU at 1,769 MB. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const memoryOfOneCpuMb = 1_769;

/** The share of one CPU that a function of this memory size gets, from 0 to 1. */
export const cpuShare = (memoryMb: number): number => Math.min(1, memoryMb / memoryOfOneCpuMb);

/** Lambda counts its CPU quota in periods of 20 ms. */
export const cpuPeriodMs = 20;
