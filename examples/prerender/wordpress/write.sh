#!/bin/sh
# The job for the plug-in: write.sh FOLDER DOCUMENT… writes FOLDER/NAME.html of each JSON file or address, and head.html.
# FOLDER is wp-content/uploads/articles. A file comes into it whole, and a story without an article keeps the one it had.

# Change these: the command, the release's folder here, where it is served from, and where the JSON of a story is.
article=${ARTICLE:-article}
dist=${DIST:-dist}
assets=https://cdn.example/article-widget/
src='https://news.example/api/{name}.json'

set -eu
folder=$1
shift
mkdir -p "$folder"
new=$(mktemp -d "$folder/.new-XXXXXX")
trap 'rm -rf "$new"' EXIT

status=0
"$article" prerender --head --out "$new" --src "$src" --assets "$assets" --dist "$dist" -- "$@" || status=$?
for file in "$new"/*.html; do
  if [ -e "$file" ]; then mv "$file" "$folder/"; fi
done
exit "$status"
