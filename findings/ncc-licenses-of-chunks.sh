#!/usr/bin/env bash
# @vercel/ncc 0.45.0 leaves licences out of --license as soon as an entry has an import() of a package. An entry that imports debug and semver gets
# a file that names debug, ms, semver and ncc itself. With one import('yaml') added, which makes a second chunk, the file names yaml alone,
# though the bundle of the entry holds the code of the others; nothing is said about it. With import() of a file of one's own that
# needs no package, all are named again. An action that loads its parts late ships code without its notices. Exits with 1 when this has
# changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @vercel/ncc@0.45.0 debug@4.4.3 ms@2.1.3 semver@7.7.3 yaml@2.9.1
echo "console.log('own');" > own.js
# Builds an entry with this line added; says which of the packages its licence file names.
named() {
  printf "const used = [require('debug'), require('semver')];\nconsole.log(used.length);\n%s\n" "$1" > entry.js
  npx --no-install ncc build entry.js --no-cache --license licenses.txt -o out > /dev/null
  grep -x -E '@vercel/ncc|debug|ms|semver|yaml' out/licenses.txt | paste -s -d ' '
  grep -c '^class SemVer ' out/index.js > held || true
  rm -rf out
}
alone=$(named '')
package=$(named "import('yaml').then(({ parse }) => console.log(parse('1')));")
held=$(cat held)
own=$(named "import('./own.js');")
echo "no import(): $alone"
echo "import('yaml'): $package; class SemVer stands in index.js: $held"
echo "import('./own.js'): $own"
if [ "$alone" = '@vercel/ncc debug ms semver' ] && [ "$package" = yaml ] && [ "$own" = "$alone" ] && [ "$held" = 1 ]; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
