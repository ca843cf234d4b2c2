# The two commands that a fresh Debian 12 needs: make run, make test. The rest is for those who work on trivet.
.PHONY: run build install deb try-deb test test-ha clocks bench valgrind fuzz tidy format clean figures clinicians mutate pocket try-pocket

BUILD = build

run: build
	$(BUILD)/src/main/trivet serve

build:
	@sh tools/install.sh run
	@test -f $(BUILD)/build.ninja || meson setup $(BUILD) --buildtype=release -Db_lto=true -Dtests=false >/dev/null
	@ninja -C $(BUILD) --quiet

test:
	@sh tools/install.sh run test
	@sh tools/test.sh

# All suites at midnight, on 29 February, when the clocks change, in several zones: test/clocks/clocks.txt. Takes half an hour.
clocks:
	@sh tools/install.sh run test
	@sh test/clocks/run.sh

bench: pocket
	@sh tools/install.sh run test bench
	@sh bench/run.sh

# Three nodes of PostgreSQL under Patroni on this machine; the one that is written to is killed six times. Some minutes.
test-ha: build
	@sh tools/install.sh run test ha
	@python3 test/ha/ha.py $(BUILD)/src/main/trivet 6

valgrind:
	@sh tools/install.sh run test bench
	@test -f build-valgrind/build.ninja || meson setup build-valgrind --buildtype=debugoptimized >/dev/null
	@ninja -C build-valgrind --quiet
	meson test -C build-valgrind --suite unit --suite spec --suite contract --timeout-multiplier 20 \
		--wrapper 'valgrind --quiet --leak-check=full --error-exitcode=1'

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

tidy:
	@test -f build-test/build.ninja || meson setup build-test -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
	run-clang-tidy -quiet -p build-test src/

fuzz:
	@sh tools/install.sh run test bench
	@sh test/fuzz/run.sh 60

# Breaks what decides about safety, line by line, and names what no test notices. For a part of it: tools/mutate.py [--every N] FILE...
mutate:
	@sh tools/install.sh run test
	@python3 tools/mutate.py

# The figures on one page, beside their steps, to look at; and what is kept of them: how each looks, what was seen in it, and the engine for the browser.
figures: build
	@sh tools/install.sh run test
	@test -f build-test/build.ninja || meson setup build-test -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
	@ninja -C build-test --quiet src/draw/figure.wasm && cp build-test/src/draw/figure.wasm assets/figure.wasm && chmod 644 assets/figure.wasm
	@$(BUILD)/tools/figures $(BUILD)/figures.html content/poses/*.yaml
	@$(BUILD)/tools/figures -g test/golden/figures.txt content/poses/*.yaml
	@$(BUILD)/tools/poses_review docs/poses-review.md > $(BUILD)/poses-review.md && cp $(BUILD)/poses-review.md docs/poses-review.md
	@echo $(BUILD)/figures.html

# The page that a clinician signs, again from the content.
clinicians: build
	@$(BUILD)/tools/clinicians > docs/for-clinicians.md

# The whole of trivet as a folder of files for any web server: build-pocket/site. docs/pocket.md tells how to put it somewhere. CLINIC=FILE puts a clinic's name on it.
pocket:
	@sh tools/install.sh run pocket
	@test -f build-pocket/build.ninja || meson setup build-pocket --buildtype=release -Dpocket=true -Dtests=false -Dbreaks=false -Dreport=false >/dev/null
	@sh tools/pocket_sources.sh build-pocket/vendor
	@ninja -C build-pocket --quiet src/pocket/pocketc src/store/sql.h src/report/report_style.c tools/pagec
	@sh tools/pocket_site.sh build-pocket $$(sed -n "s/^  version: '\(.*\)',/\1/p" meson.build) $(CLINIC)

# The same on 127.0.0.1, to look at it before it is put somewhere.
try-pocket: pocket
	@echo "http://localhost:8766/"
	@python3 -m http.server --bind 127.0.0.1 --directory build-pocket/site 8766 2>/dev/null

# make install DESTDIR=/tmp/root prefix=/usr
prefix = /usr/local
install: build
	@meson configure $(BUILD) -Dprefix=$(prefix)
	DESTDIR=$(DESTDIR) meson install -C $(BUILD) --quiet --no-rebuild

deb:
	@sh tools/install.sh run deb
	@sh tools/deb.sh build-deb

try-deb: deb
	@sh tools/install.sh try
	@sh tools/try_deb.sh build-deb

clean:
	rm -rf build build-test build-valgrind build-bench build-deb build-pocket
