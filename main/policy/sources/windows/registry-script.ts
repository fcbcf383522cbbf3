import { type Hive, hives } from './registry-reading.ts';

const hiveExpression = ({ name, path }: Hive): string => `'"${name}":' + (Format-Hive 'Registry::${path}')`;

/**
 * What PowerShell does to read the policies' keys: one JSON object of hives on its output, in ASCII.
 *
 * - A hive is `null` where it cannot be read, or a list of keys, empty where there are none.
 * - A key is `{"path":…,"values":[{"name":…,"value":{"kind":…,"data":…}}]}`; the unnamed value has no name.
 * - A text is the list of its UTF-16 units, because the console's code page would damage anything else on the way.
 * - `kind` is `text`, `texts`, `number`, `long` (a text of digits), `bytes`, or `other` without data.
 *
 * Written for Constrained Language Mode, in which PowerShell runs where an administrator allows only known scripts: no
 * method is called and no type but the basic ones is named. Without it REG_EXPAND_SZ stays as it is written; in it a
 * cmdlet has filled it in, and calls the unnamed value `(default)`. The JSON is put together by hand and the one module
 * is loaded by its path: `ConvertTo-Json` would need a second, with a script in it that may not run everywhere, and a
 * module that is loaded by name could be the user's own.
 */
export const registryScript = String.raw`
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module -Name "$PSHOME\Modules\Microsoft.PowerShell.Management\Microsoft.PowerShell.Management.psd1"
$mayCall = $ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage'

function Format-Text($text) {
  '[' + ([int[]][char[]]$text -join ',') + ']'
}

function Format-Value($name, $data) {
  $value = if ($data -is [string]) {
    '"text","data":' + (Format-Text $data)
  } elseif ($data -is [string[]]) {
    '"texts","data":[' + (@(foreach ($one in $data) { Format-Text $one }) -join ',') + ']'
  } elseif ($data -is [int]) {
    '"number","data":' + $data
  } elseif ($data -is [long]) {
    '"long","data":"' + $data + '"'
  } elseif ($data -is [byte[]]) {
    '"bytes","data":[' + ($data -join ',') + ']'
  } else {
    '"other","data":null'
  }
  '{"name":' + (Format-Text $name) + ',"value":{"kind":' + $value + '}}'
}

function Format-Key($key) {
  $values = @(
    if ($mayCall) {
      foreach ($name in $key.GetValueNames()) {
        $data = $key.GetValue($name, $null, 'DoNotExpandEnvironmentNames')
        Format-Value $name $data
      }
    } else {
      $all = Get-ItemProperty -LiteralPath $key.PSPath
      foreach ($property in $key.Property) {
        $data = $all.$property
        $name = if ($property -eq '(default)') { '' } else { $property }
        Format-Value $name $data
      }
    }
  )
  '{"path":' + (Format-Text $key.PSPath) + ',"values":[' + ($values -join ',') + ']}'
}

function Format-Hive($path) {
  try {
    if (Test-Path -LiteralPath $path) {
      $keys = @(Get-Item -LiteralPath $path) + @(Get-ChildItem -LiteralPath $path -Recurse)
      '[' + (@(foreach ($key in $keys) { Format-Key $key }) -join ',') + ']'
    } else { '[]' }
  } catch { 'null' }
}

if (-not (Test-Path -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\SOFTWARE')) { throw 'no registry' }
'{' + ${hives.map(hiveExpression).join(" + ',' + ")} + '}'
`;
