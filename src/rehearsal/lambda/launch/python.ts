import { dirname, join } from 'node:path';
import type { Machine } from './machine.ts';
import { notInstalled } from './notInstalled.ts';
import type { FindLaunch, LaunchRequest } from './runtimeLaunch.ts';

/** AWS's runtime interface client, and the SDK that Lambda's runtime provides. */
const PACKAGES = 'awslambdaric boto3';

const PROBE = [
  'import sys, importlib.util',
  'found = importlib.util.find_spec("awslambdaric") is not None',
  'print(sys.executable, "%d.%d" % sys.version_info[:2], found, sep="\\n")',
].join('\n');

interface Python {
  /** What it was called by. */
  name: string;
  executable: string;
  hasClient: boolean;
}

/** Starts the project's Python with AWS's runtime interface client. */
export const launchPython: FindLaunch = async (request, machine) => {
  const { config } = request;
  const variables = { PYTHONPATH: pythonPath(request), PYTHONDONTWRITEBYTECODE: '1' };
  const probe = async (name: string): Promise<Python | undefined> => {
    const cwd = request.taskRoot;
    const printed = await machine.run(name, ['-c', PROBE], { cwd, env: variables });
    const [executable, , found] = printed?.trim().split(/\r?\n/) ?? [];
    return executable === undefined ? undefined : { name, executable, hasClient: found === 'True' };
  };
  const python = await choosePython(request, machine, probe);
  if (!python.hasClient) throw lacksClient(python, config.runtime, machine);
  return {
    command: [python.executable, '-m', 'awslambdaric', config.handler ?? ''],
    variables,
  };
};

/** The Python of a virtual environment, or the first on the PATH that has the client. */
async function choosePython(
  { codeUri, config: { runtime } }: LaunchRequest,
  machine: Machine,
  probe: (name: string) => Promise<Python | undefined>,
): Promise<Python> {
  for (const name of virtualEnvironments(codeUri, machine)) {
    const python = await probe(name);
    // `sys.executable` of a virtual environment may be a link that leads out of it.
    if (python !== undefined) return { ...python, executable: name };
  }
  const installed: Python[] = [];
  for (const name of [runtime, 'python3']) {
    const python = await probe(name);
    if (python?.hasClient) return python;
    if (python) installed.push(python);
  }
  const [first] = installed;
  if (first) return first;
  const version = runtime.replace('python', '');
  throw notInstalled(
    `the runtime ${runtime} needs Python, and neither ${runtime} nor python3 is on the PATH; install it: ` +
      (machine.platform === 'darwin'
        ? `brew install python@${version}`
        : 'apt-get install python3 python3-venv'),
  );
}

/** The programs of the project's virtual environments, the nearest to the code first. */
function virtualEnvironments(codeUri: string, machine: Machine): string[] {
  const folders = [...projectFolders(codeUri, machine), ...projectFolders(machine.folder, machine)];
  const homes = folders.flatMap((folder) => [join(folder, '.venv'), join(folder, 'venv')]);
  const { VIRTUAL_ENV } = machine.env;
  const programs = [...homes, ...(VIRTUAL_ENV ? [VIRTUAL_ENV] : [])].map((home) =>
    join(home, 'bin', 'python'),
  );
  return [...new Set(programs)].filter((program) => machine.isFile(program));
}

/** A folder and those above it up to the repository's; only itself if it is in no repository. */
function projectFolders(path: string, machine: Machine): string[] {
  const folders: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    folders.push(folder);
    if (machine.list(folder).includes('.git')) return folders;
    if (folder === dirname(folder)) return [path];
  }
}

/**
 * Where Lambda's Python finds modules, in its order. A `PYTHONPATH` of the function's own replaces it.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
 */
function pythonPath({ config, taskRoot, optRoot }: LaunchRequest): string {
  const packages = `python/lib/${config.runtime}/site-packages`;
  const layers = optRoot === undefined ? [] : [join(optRoot, packages), join(optRoot, 'python')];
  return [taskRoot, ...layers].join(':');
}

function lacksClient({ name, executable }: Python, runtime: string, machine: Machine): Error {
  const isVirtual = name.includes('/');
  const hasPip = machine.isFile(join(dirname(name), 'pip'));
  const install = isVirtual
    ? hasPip
      ? `${name} -m pip install ${PACKAGES}`
      : `uv pip install --python ${name} ${PACKAGES}`
    : `${name} -m venv .venv && .venv/bin/pip install ${PACKAGES}`;
  return notInstalled(
    `the runtime ${runtime} needs awslambdaric, AWS's runtime interface client, which ${executable} does not have; install it: ${install}`,
  );
}
