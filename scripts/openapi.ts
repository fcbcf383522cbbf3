import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { openApiDocument } from '../main/platform/openapi.ts';

/* `npm run openapi`: writes the platform's interface as a file that other tools can read. */

const file = new URL('../main/platform/openapi.yaml', import.meta.url);
await writeFile(file, stringify(openApiDocument(), { lineWidth: 110, aliasDuplicateObjects: false }));
