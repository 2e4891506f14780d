#!/bin/sh
# The page in a browser: tests/web/drive.js, in a headless Chromium. What drives it is installed under build/, once.
. tests/tap.sh
case "$BUILD" in
	*release) ;;
	*) skip "only the release build is driven; serve.sh runs under sanitizers" "the page in a browser"; finish ;;
esac
top=$PWD modules=$PWD/build/web
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
[ -n "$browser" ] && command -v node > /dev/null && command -v npm > /dev/null ||
	{ skip "chromium, node and npm are needed" "the page in a browser"; finish; }
mkdir -p "$modules"
if ! cmp -s tests/web/package.json "$modules/package.json" || [ ! -d "$modules/node_modules/axe-core" ]; then
	cp tests/web/package.json "$modules/" &&
		(cd "$modules" && timeout 120 npm install --no-audit --no-fund --no-package-lock --silent > npm.log 2>&1) ||
		{
			rm -f "$modules/package.json"
			skip "npm could not install what drives the browser" "the page in a browser"
			finish
		}
fi
"$PRESSOIR" -q load corpus
"$PRESSOIR" serve --port 0 > "$WORK/address" 2> "$WORK/serve.err" &
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$WORK"' EXIT
appears "$WORK/address" $server
cd "$WORK" && PAGE=$(cat address) MODULES=$modules BROWSER=$browser PROFILE=$WORK/profile timeout 400 node \
	"$top/tests/web/drive.js"
exit $?
