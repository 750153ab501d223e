/** The hook after the shift, as the plan has it, with some lines replaced. */
export const hook = (changes: Readonly<Record<string, string>>): [string, string] => {
  const lines = [
    '"function_name": "CodeDeployHook_orders-after",',
    '"handler": "index.handler",',
    '"memory_size": 256,',
    '"package_type": "Zip",',
    '"publish": false,',
    '"reserved_concurrent_executions": -1,',
    '"runtime": "nodejs22.x",',
    '"skip_destroy": false,',
    '"timeout": 60',
  ];
  const joined = (list: readonly string[]): string => list.join('\n            ');
  const changed = lines.map((line) => {
    const name = /^"(\w+)/.exec(line)?.[1] ?? '';
    return changes[name] === undefined ? line : line.replace(/: .*?(,?)$/, `: ${changes[name]}$1`);
  });
  return [joined(lines), joined(changed)];
};

/** An archive of this folder as the code of that hook, as the plan has it. */
export const readsCode: [string, string] = [
  '  "configuration": {',
  `  "prior_state": {
    "values": {
      "root_module": {
        "resources": [
          {
            "address": "data.archive_file.after",
            "mode": "data",
            "type": "archive_file",
            "name": "after",
            "values": { "output_path": "./dist/after.zip", "source_dir": ".", "type": "zip" }
          }
        ]
      }
    }
  },
  "configuration": {`,
];
