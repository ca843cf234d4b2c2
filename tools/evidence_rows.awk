# evidence_rows.awk: the rows of docs/evidence.md that content may name, as a C table: numbers of sections, ids of rows (RF-01, EX-14a), and the
# conditions of the matrix.
/^#+ [0-9]/ { section = $2; sub(/\.$/, "", section); add(section) }
/^(\| *)?\**(RF|EX)-[0-9]/ {
	row = $0
	gsub(/^[| *]+/, "", row)
	match(row, /^(RF|EX)-[0-9]+[a-z]?/)
	row = substr(row, 1, RLENGTH)
	add(row)
	for (part = 1; part <= 3; part++) # EX-14 has three parts, (a) (b) (c)
		if (index($0, "(" substr("abc", part, 1) ") "))
			add(row substr("abc", part, 1))
}
section == "2.8" && match($0, /^\| *[a-z][a-z0-9_]+/) { row = substr($0, 3, RLENGTH - 2); if (row != "key") add(row) }

function add(row) {
	if (!(row in seen))
		rows[++n] = row
	seen[row] = 1
}

END {
	print "/* made from docs/evidence.md; do not edit */\n#include \"main/content_files.h\"\n\nconst str evidence_rows[] = {"
	for (i = 1; i <= n; i++)
		printf "\tSTR_INIT(\"%s\"),\n", rows[i]
	printf "};\nconst size_t evidence_rows_n = %d;\n", n
}
