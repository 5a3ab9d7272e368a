# make run   build the window and open the example
# make test  everything that needs no display
# make monkey  harm that nobody has thought of, done at random to the real window; GESTURES=20000 SEED=7 for a night
# make torture  kills, power cuts, flipped bytes, full disks; TORTURE_ROUNDS=1000 for a night
# They install what is missing on Debian and Ubuntu, and say what and why.

VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
# Of all that is built here: what is packed is what is tested.
LDFLAGS := -s -w -X main.version=$(VERSION)
YOURS := $(LANG)
export LANG := C.UTF-8

.PHONY: run test check torture e2e monkey wine needs-wine workbook corpus bench package package-windows package-test needs-clean-root notices fonts eval needs-go needs-display needs-build build headless clean

# The window speaks the language of who runs it; what is tested, one that is everywhere.
run: export LANG := $(YOURS)
run: build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec build/sandtable; \
	else echo "There is no display here: doing the same without a window, into out/"; $(MAKE) --no-print-directory headless; fi

needs-go:
	@command -v go >/dev/null || { echo "Go is missing. Install Go 1.26 or newer from https://go.dev/dl/ and run this again."; exit 1; }

needs-build: needs-go
	@.ci/need "the window is drawn with OpenGL, so its headers are needed to build it" \
	  "command -v gcc && command -v pkg-config && pkg-config --exists gl x11 xcursor xrandr xinerama xi xxf86vm wayland-client wayland-cursor wayland-egl xkbcommon" \
	  gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev

build: needs-build
	@mkdir -p build
	@echo "Building (the first time takes some minutes)"
	go build -ldflags "$(LDFLAGS)" -o build/sandtable ./cmd/sandtable
	CGO_ENABLED=0 go build -ldflags "$(LDFLAGS)" -o build/sandtablectl ./cmd/sandtablectl

# The main job without a window: a library, a move, a merge, workbooks and pictures.
headless: build
	@rm -rf out/headless && mkdir -p out/headless
	@set -e; cd out/headless; ctl="../../build/sandtablectl --lang zh"; f=example.sandtable; \
	$$ctl new $$f; \
	trial=$$($$ctl fork $$f V0 试一试); \
	$$ctl do $$f $$trial move-duty B-MD-D7 EC --why 投放与评估分离; \
	merged=$$($$ctl fork $$f $$trial 再合并); \
	$$ctl do $$f $$merged merge-units 数字营销部 EC MD --why 一个数字营销部; \
	$$ctl compare $$f V0 $$trial $$merged; \
	for s in V0 V1 V2 V3 $$trial $$merged; do $$ctl export $$f $$s -o $$s.xlsx; done; \
	../../build/sandtable --pictures pictures $$f; \
	echo; echo "out/headless: the library, a workbook of each scenario, and pictures of the views"; ls -R .

check: needs-build
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	go mod verify >/dev/null
	go vet ./...
	go vet -tags e2e ./cmd/sandtable
	go vet -tags monkey ./cmd/sandtable
	go vet -tags workbook ./cmd/sandtablectl ./export/page
	go vet -tags torture ./cmd/sandtablectl ./scenarios
	go vet -tags wine ./cmd/sandtablectl
	GOOS=windows CGO_ENABLED=0 go vet ./machine ./scenarios ./export ./cmd/sandtablectl
	go tool staticcheck ./...
	.ci/deadcode

test: check
	.ci/gotest unit -timeout 25m ./...
	.ci/gotest race -race -short -timeout 25m ./desk ./model/... ./scenarios/... ./ui/board
	.ci/gotest race-window -race -short -run '$(BESIDE)' -skip EverythingTheWindowLists -timeout 20m ./ui

# The tests of the window in which something is done beside it: the clock, what is read
# or written in the background, other programs. Drawing has one goroutine.
BESIDE := After|Baseline|Clock|Export|File|Hint|Leave|Library|Meeting|Moment|Open|Other|Pending|Read|Recent|Rescue|Start|Toast|Trouble|Wait

# How long it goes on, and how the dice fall.
torture: export TORTURE_ROUNDS ?= 40
torture: export TORTURE_SEED ?= 1
torture: needs-go
	@.ci/need "the power cuts are simulated from what the program asks of the disk" "command -v strace" strace
	@.ci/gotest torture -count=1 -timeout 10h -tags torture -run UnderTorture ./cmd/sandtablectl ./scenarios; status=$$?; \
	  grep -o '_test.go:[0-9]*: [^"\\]*' out/results/torture.json; exit $$status

needs-display: needs-go
	@.ci/need "the real window is driven on a display of its own" \
	  "command -v Xvfb && command -v openbox && command -v xdotool && command -v xkbcomp && command -v xclip && command -v import" \
	  xvfb openbox xdotool x11-xkb-utils xclip imagemagick libgl1-mesa-dri x11-utils

e2e: build needs-display
	@.ci/need "it is typed into with the two Chinese input methods that people have" \
	  "command -v ibus-daemon && command -v fcitx5-remote && command -v dbus-daemon && command -v localedef && command -v xprop && test -e /usr/share/i18n/locales/zh_CN && test -e /usr/share/ibus/component/libpinyin.xml && test -e /usr/share/fcitx5/inputmethod/pinyin.conf" \
	  ibus ibus-libpinyin fcitx5 fcitx5-chinese-addons dbus locales x11-utils
	@.ci/need "screens are plugged in and pulled out" \
	  "command -v Xorg && command -v xrandr && ls /usr/lib/xorg/modules/drivers/dummy_drv.so" \
	  xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils
	@.ci/need "what the window exports is read by another program" "command -v pdftotext" poppler-utils
	.ci/gotest e2e -count=1 -timeout 40m -tags e2e ./cmd/sandtable

# The dice, how often they fall, and with REPLAY gestures of out/monkey to be played again.
monkey: export SEED ?= 1
monkey: export GESTURES ?= 300
monkey: export REPLAY ?=
monkey: build needs-display
	@.ci/gotest monkey -count=1 -timeout 20h -tags monkey -run '$(if $(REPLAY),NamedGestures,WhateverIsDone)' ./cmd/sandtable; status=$$?; \
	  grep -o '_test.go:[0-9]*: [0-9]* gestures in [^"\\]*' out/results/monkey.json; exit $$status

needs-wine: needs-go
	@.ci/need "the programs for Windows are tried with it" \
	  "command -v wine && command -v wineserver && command -v x86_64-w64-mingw32-ld && command -v localedef && test -e /usr/share/i18n/locales/en_US" \
	  wine wine64 binutils-mingw-w64-x86-64 locales

# What Windows is asked for, and the command line for it through its scripts.
wine: needs-wine
	.ci/wine env GOOS=windows CGO_ENABLED=0 .ci/gotest windows -count=1 -exec wine ./machine
	.ci/wine env GOOS=windows CGO_ENABLED=0 .ci/gotest windows-library -count=1 -exec wine -run OnWindows ./scenarios
	.ci/wine .ci/gotest wine -count=1 -timeout 30m -tags wine -run ProgramForWindows ./cmd/sandtablectl

workbook: build
	@.ci/need "other programs than ours read the workbook" \
	  "command -v soffice && command -v pdftoppm && /usr/bin/python3 -c 'import openpyxl' && fc-list | grep -qi 'noto.*cjk' && fc-list | grep -qi carlito" \
	  libreoffice-calc fonts-noto-cjk fonts-crosextra-carlito poppler-utils python3 python3-openpyxl fontconfig
	@.ci/need "other programs than ours read the pages" \
	  "command -v pdftotext && command -v pdffonts && command -v pdftoppm && command -v rsvg-convert" \
	  poppler-utils librsvg2-bin
	.ci/gotest workbook -count=1 -timeout 15m -tags workbook ./cmd/sandtablectl ./export/page

# The files on which the import is measured, made anew.
corpus: needs-go
	@.ci/need "the corpus of the import is written with it" \
	  "command -v soffice && test -e /usr/lib/libreoffice/program/libswlo.so && /usr/bin/python3 -c 'import openpyxl, docx'" \
	  libreoffice-calc libreoffice-writer python3 python3-openpyxl python3-docx
	/usr/bin/python3 scenarios/intake/testdata/generate.py

bench: needs-build
	go test -run '^$$' -bench . -benchtime 0.5s ./model/... ./scenarios/... ./export/... ./ui/...

# eval measures how well duties are told apart, and how true the cards are that a board is
# shown; EVAL names further tables of pairs.
eval: needs-go
	go run ./cmd/quality eval $(EVAL)
	go run ./cmd/quality orgs cmd/quality/orgs
	go run ./cmd/quality told cmd/quality/orgs/unread
	for set in orgs orgs/unread orgs/later; do go run ./cmd/quality cards cmd/quality/$$set || exit 1; done

# What is given away, into out/packages with checksums: .deb and .tar.gz for Linux, .zip with
# the command line for Windows. make package-windows adds the window, which needs mingw and
# some minutes.
package: build
	@.ci/need "the packages are packed with it" "command -v zip && command -v xz && command -v dpkg-deb" zip xz-utils dpkg
	.ci/package linux "$(VERSION)" "$(LDFLAGS)"
	.ci/package windows "$(VERSION)" "$(LDFLAGS)"

package-windows: needs-go
	@.ci/need "the window for Windows is built with it" "command -v zip && command -v x86_64-w64-mingw32-gcc" zip gcc-mingw-w64-x86-64
	.ci/package windows-window "$(VERSION)" "$(LDFLAGS)"

# The .deb is installed in a clean system, started there and removed.
# A clean system can be had: the tool is here, and what it fetches can be reached.
needs-clean-root:
	@.ci/need "a clean system is made with it" "command -v debootstrap" debootstrap
	@debootstrap --variant=minbase --print-debs bookworm "$$(mktemp -d)" http://deb.debian.org/debian >/dev/null 2>&1

package-test: package needs-display needs-clean-root
	.ci/clean-root out/packages/*.deb

# The names and licences of all that the programs are made of; after a change of go.mod.
notices: needs-go
	@go run ./cmd/notices >notices/new.txt && mv notices/new.txt notices/NOTICES.txt

fonts:
	@.ci/need "the bundled fonts are cut down with it" "command -v pyftsubset && command -v npm" fonttools npm
	cd export/page/fonts && sh make.sh

clean:
	rm -rf build out
