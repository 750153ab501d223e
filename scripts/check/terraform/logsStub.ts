import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** The parts of CloudWatch Logs that Terraform asks for log groups with. */
export interface LogsStub {
  endpoint: string;
  /** The names of the log groups that exist. */
  groups: () => string[];
  close: () => void;
}

interface Group {
  logGroupName: string;
  arn: string;
  logGroupClass: 'STANDARD';
  retentionInDays?: number;
}

interface Input {
  logGroupName: string;
  logGroupNamePrefix?: string;
  retentionInDays?: number;
}

function answer(groups: Map<string, Group>, operation: string, input: Input): object {
  const { logGroupName, logGroupNamePrefix = '', retentionInDays } = input;
  switch (operation) {
    case 'CreateLogGroup': {
      const arn = `arn:aws:logs:us-east-1:123456789012:log-group:${logGroupName}:*`;
      groups.set(logGroupName, { logGroupName, arn, logGroupClass: 'STANDARD' });
      return {};
    }
    case 'PutRetentionPolicy': {
      const group = groups.get(logGroupName);
      if (group && retentionInDays !== undefined) group.retentionInDays = retentionInDays;
      return {};
    }
    case 'DescribeLogGroups': {
      const found = [...groups.values()];
      return { logGroups: found.filter((one) => one.logGroupName.startsWith(logGroupNamePrefix)) };
    }
    case 'ListTagsForResource':
      return { tags: {} };
    case 'DeleteLogGroup':
      groups.delete(logGroupName);
      return {};
    default:
      throw new Error(`${operation} is not part of this stub of CloudWatch Logs`);
  }
}

/** Serves the JSON protocol on a loopback port. */
export async function startLogsStub(): Promise<LogsStub> {
  const groups = new Map<string, Group>();
  const server = createServer((request, response) => {
    void json(request).then((input) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer(groups, operation, input as Input)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    groups: () => [...groups.keys()],
    close: () => server.close(),
  };
}
