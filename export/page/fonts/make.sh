#!/bin/sh
# Makes the two bundled fonts: Noto Sans SC regular and bold, cut down to GB2312
# and the marks that the program's texts use. Needs npm, fonttools (Debian:
# fonttools) and python3. Run it in this folder: sh make.sh
set -eu
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null
tar xzf ./*.tgz
python3 - >unicodes.txt <<'PY'
marks = "−→←↑↓↔⇄⊘…·“”‘’×÷≥≤≠≈±▲▼△▽■□◆◇●○◧✓✕–—％‰°①②③④⑤⑥⑦⑧⑨⑩、。，；：？！（）《》「」【】￥€£©®™"
points = set(range(0x20, 0x7f)) | set(range(0xa0, 0x180)) | {ord(c) for c in marks}
for hi in range(0xa1, 0xf8):
    for lo in range(0xa1, 0xff):
        try:
            points.add(ord(bytes([hi, lo]).decode("gb2312")))
        except UnicodeDecodeError:
            pass
print("\n".join(f"U+{p:04X}" for p in sorted(points)))
PY
for face in Regular:400Regular Bold:700Bold; do
  name=${face%%:*} weight=${face##*:}
  file=$(find package -name "NotoSansSC_$weight.ttf" | head -1)
  pyftsubset "$file" --unicodes-file=unicodes.txt --layout-features='' --no-hinting \
    --output-file="$here/NotoSansSC-$name.ttf"
done
cp package/LICENSE_FONT "$here/OFL.txt" 2>/dev/null || cp package/LICENSE* "$here/OFL.txt"
