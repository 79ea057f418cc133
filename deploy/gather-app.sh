#!/bin/sh
# Puts one app and nothing but what it runs on into a folder: what the image of a service has, and what any other way to ship it needs.
#   deploy/gather-app.sh APP FOLDER   (from the project's folder, after npm ci and npm run build; FOLDER must not be there yet)
set -eu
app=$1 folder=$2 here=$(pwd)
test -f "apps/$app/dist/main.js" || { echo "There is no built app named $app." >&2; exit 1; }
test ! -e "$folder" || { echo "$folder is there already." >&2; exit 1; }

# npm reads the manifests of all workspaces before it installs for one of them.
mkdir -p "$folder"
cp package.json package-lock.json .npmrc "$folder"
for manifest in apps/*/package.json libs/*/package.json libs/stages/*/package.json tools/*/package.json; do
  mkdir -p "$folder/$(dirname "$manifest")"
  cp "$manifest" "$folder/$manifest"
done

cd "$folder"
# Scripts stay out: the patches are applied by the tool of the build, which is no part of what runs.
npm ci --omit=dev --workspace="apps/$app" --ignore-scripts --prefer-offline
cp -r "$here/patches" patches
"$here/node_modules/.bin/patch-package" --error-on-fail
rm -r patches package-lock.json .npmrc

# What npm has linked is what the app imports, directly or not; the rest were manifests only.
mkdir used
for link in node_modules/@treasure-hunt/*; do
  package=$(readlink -f "$link")
  package=${package#"$(pwd -P)"/}
  mkdir -p "used/$package"
  cp "$package/package.json" "used/$package"
  cp -r "$here/$package/dist" "used/$package/dist"
  # What npm could not put beside the others, as another version is there.
  if [ -d "$package/node_modules" ]; then mv "$package/node_modules" "used/$package"; fi
done
rm -r apps libs tools
mv used/* .
rmdir used

# Types, tests and documents do not run; maps of our own code stay, so that a stack trace names its lines.
find apps libs -name node_modules -prune -o -name testing -type d -prune -exec rm -r {} +
find apps libs -type f \( -name '*.spec.js' -o -name '*.spec.js.map' -o -name '.tsbuildinfo' \) -delete
find node_modules -type f \( -name '*.map' -o -name '*.md' \) -delete
find . -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete
