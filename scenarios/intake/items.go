package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of a cell, or a paragraph.
type line struct {
	text  string
	row   int // index into the rows of the sheet
	level int // of automatic numbering; 0 = none
	in    int // how far it stands in
}

// item is one thing that a text lists.
type item struct {
	text  string
	group string // heading above it, without its number
	row   int
}

// itemsOf splits a cell into what it lists: by numbers, bullets and lines, and, where
// semicolons is set, by semicolons where it has nothing else.
func itemsOf(cell string, row int, semicolons bool) []item {
	var ls []line
	for l := range strings.Lines(cell) {
		if l = strings.TrimSpace(l); l != "" {
			ls = append(ls, line{text: l, row: row})
		}
	}
	return split(ls, semicolons)
}

// split says what some lines list.
func split(ls []line, semicolons bool) []item {
	var parts []part
	for _, l := range ls {
		parts = append(parts, inline(l)...)
	}
	parts = sequence(parts)
	if len(parts) == 1 && semicolons && parts[0].mark.class == noMark {
		if parts = clauses(parts[0]); len(parts) > 1 {
			return nest(parts) // none of them goes on with the one before it, whatever its first letter
		}
	}
	return nest(join(parts))
}

// part is a line, or a piece of one that has a number of its own.
type part struct {
	line
	mark mark
}

// sequence takes a number with nothing but a space behind it (1 Answer the phone) for a
// number only where the next one follows or the one before it led there.
func sequence(ps []part) []part {
	for i, p := range ps {
		if p.mark.class != digitSpace {
			continue
		}
		follows := i > 0 && ps[i-1].mark.class == digitSpace && ps[i-1].mark.ordinal == p.mark.ordinal-1
		leads := i+1 < len(ps) && ps[i+1].mark.class == digitSpace && ps[i+1].mark.ordinal == p.mark.ordinal+1
		if !follows && !leads {
			ps[i].text, ps[i].mark = p.text, mark{}
		}
	}
	for i := range ps {
		ps[i].text = strings.TrimSpace(ps[i].text[ps[i].mark.width:])
		ps[i].mark.width = 0
	}
	return ps
}

// inline cuts a line at the numbers 1, 2, 3 … in it.
func inline(l line) []part {
	whole := part{line: l}
	if m, ok := marked(l.text); ok {
		whole.mark = m
		if m.class == bullet {
			whole.mark.depth = l.in
		}
	}
	if l.level > 0 && whole.mark.class == noMark {
		whole.mark = mark{class: styled, depth: l.level}
		return []part{whole}
	}
	if !strings.ContainsFunc(l.text, opensNumber) {
		return []part{whole}
	}
	best := []int(nil)
	for _, f := range vocabulary().inline {
		cuts := runOf(l.text, f.class, f.form)
		if len(cuts) > len(best) {
			best = cuts
		}
	}
	if len(best) < 2 {
		return []part{whole}
	}
	var out []part
	if head := strings.TrimSpace(l.text[:best[0]]); head != "" {
		p := part{line: line{text: head, row: l.row}}
		if m, ok := marked(head); ok {
			p.mark = m
		}
		out = append(out, p)
	}
	for i, at := range best {
		end := len(l.text)
		if i+1 < len(best) {
			end = best[i+1]
		}
		p := part{line: line{text: strings.TrimSpace(l.text[at:end]), row: l.row}}
		if m, ok := marked(p.text); ok {
			p.mark = m
		}
		out = append(out, p)
	}
	return out
}

// opensNumber tells the characters of which one is in every number that stands in a line.
func opensNumber(r rune) bool {
	return r >= '0' && r <= '9' || r == '(' || r == '（' || r == ')' || r == '）' || r == '、' || r >= '①' && r <= '⒛' || r >= '❶' && r <= '❿'
}

// runOf finds where 1, 2, 3 … of one class stand in a line, each behind the last.
func runOf(s string, class markClass, form *regexp.Regexp) (cuts []int) {
	want := 1
	for _, at := range form.FindAllStringSubmatchIndex(s, -1) {
		if n, _ := ordinal(class, s[at[2]:at[3]]); n != want {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at[0]])
		after, _ := utf8.DecodeRuneInString(s[at[1]:])
		switch {
		case at[1] == len(s), class == digit && unicode.IsDigit(after):
			continue
		case at[0] > 0 && (unicode.IsDigit(before) || (before == hanOrdinal || strings.ContainsRune(".-(（", before)) || class == hanComma && isHan(before)):
			continue
		case at[0] > 0 && class == letter && (unicode.IsLetter(before) || before < 0x80 && unicode.IsSpace(before) && s[at[0]] != '('):
			continue
		}
		cuts = append(cuts, at[0])
		want++
	}
	return cuts
}

// clauses cuts a text at its semicolons where every piece is a statement.
func clauses(p part) []part {
	pieces := strings.FieldsFunc(p.text, func(r rune) bool { return r == '；' || r == ';' })
	var out []part
	long := 0
	for _, s := range pieces {
		if s = tidy(s); s == "" {
			continue
		}
		if extent(s) < 2 {
			return []part{p}
		}
		long += extent(s)
		out = append(out, part{line: line{text: s, row: p.row}})
	}
	if len(out) < 2 || 2*long < 5*len(out) {
		return []part{p}
	}
	return out
}

// join puts lines that go on where the one before them stopped together with it.
func join(ps []part) []part {
	numbered := false
	for _, p := range ps {
		numbered = numbered || p.mark.class != noMark
	}
	var out []part
	for _, p := range ps {
		if p.text == "" {
			continue
		}
		if len(out) > 0 && p.mark.class == noMark && goesOn(out[len(out)-1], p, numbered) {
			last := &out[len(out)-1]
			if endsHan(last.text) || startsHan(p.text) || strings.HasSuffix(last.text, "，") || strings.HasSuffix(last.text, "、") {
				last.text += p.text
			} else {
				last.text += " " + p.text
			}
			continue
		}
		out = append(out, p)
	}
	for i := range out {
		out[i].text = tidy(out[i].text)
	}
	return out
}

// goesOn tells whether a line without a number is the rest of the one before it.
func goesOn(last, p part, numbered bool) bool {
	end, _ := utf8.DecodeLastRuneInString(last.text)
	first, _ := utf8.DecodeRuneInString(p.text)
	switch {
	case strings.ContainsRune("。；;.!！?？:：", end):
		return false
	case strings.ContainsRune("，,、（(/-—", end) || strings.HasSuffix(last.text, " and") || strings.HasSuffix(last.text, " or") || strings.HasSuffix(last.text, " of") || strings.HasSuffix(last.text, " the"):
		return true
	case unicode.IsLower(first) || strings.ContainsRune("，。、；）)", first):
		return true
	case isHeading(p.text): // of what follows
		return false
	}
	return numbered && last.mark.class != noMark && last.row == p.row && extent(last.text) > 14
}

// nest makes headings of what has numbered things of another kind below it, and of lines
// that end in a colon.
func nest(ps []part) []item {
	type level struct {
		class markClass
		depth int
		group string
	}
	var stack []level
	var out []item
	loose := "" // heading without a number
	for i, p := range ps {
		at := -1
		for j, l := range stack {
			if l.class == p.mark.class && l.depth == p.mark.depth {
				at = j
			}
		}
		switch {
		case p.mark.class == noMark:
			stack = nil
		case at >= 0:
			stack = stack[:at]
		}
		group := loose
		for _, l := range stack {
			if l.group != "" {
				group = l.group
			}
		}
		below := i+1 < len(ps) && ps[i+1].mark.class != noMark && !(ps[i+1].mark.class == p.mark.class && ps[i+1].mark.depth <= p.mark.depth)
		if below && p.mark.class != noMark {
			for _, l := range stack {
				below = below && !(l.class == ps[i+1].mark.class && l.depth == ps[i+1].mark.depth)
			}
		}
		// Headings of the same kind as what they stand over: 一、品牌管理 … 二、渠道管理
		heading := below && isHeading(p.text)
		if p.mark.class == noMark {
			if i+1 < len(ps) && (heading || strings.HasSuffix(p.text, "：") || strings.HasSuffix(p.text, ":")) {
				loose = strings.TrimRight(p.text, ":：")
				continue
			}
			out = append(out, item{text: p.text, group: loose, row: p.row})
			continue
		}
		next := level{class: p.mark.class, depth: p.mark.depth}
		if heading {
			next.group = strings.TrimRight(p.text, ":：")
		} else {
			out = append(out, item{text: strings.TrimRight(p.text, ":："), group: group, row: p.row})
		}
		stack = append(stack, next)
	}
	return out
}

// isHeading tells a short title, or what ends in a colon, from a statement.
func isHeading(s string) bool {
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") {
		return extent(s) <= 40
	}
	return extent(s) <= 12 && !strings.ContainsAny(s, "，。；;,、") && !strings.HasSuffix(s, ".")
}

// tidy drops the space around a text and the separator behind it.
func tidy(s string) string {
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), "；;，,、 \t\u3000"))
}

// namesOf splits a cell that names several short things: KPIs, tools, channels.
func namesOf(cell string, w *words) (out []string) {
	for _, it := range itemsOf(cell, 0, true) {
		for _, s := range splitOutside(it.text, "、，,;；") {
			s = strings.TrimRight(tidy(s), "。.")
			if s != "" && !w.nothing(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// splitOutside cuts at some separators that stand outside brackets, and not between digits.
func splitOutside(s, separators string) (out []string) {
	depth, start := 0, 0
	rs := []rune(s)
	for i, r := range rs {
		switch {
		case strings.ContainsRune("(（[【《", r):
			depth++
		case strings.ContainsRune(")）]】》", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(separators, r):
			if r == ',' && i > 0 && i+1 < len(rs) && unicode.IsDigit(rs[i-1]) && unicode.IsDigit(rs[i+1]) {
				continue
			}
			out = append(out, string(rs[start:i]))
			start = i + 1
		}
	}
	return append(out, string(rs[start:]))
}

// enumerated cuts a line of three or more short statements, set apart by commas as things
// that are listed are: 品牌推广、活动策划、媒体关系。 Any other line is one.
func (w *words) enumerated(s string) []string {
	between, least := "、", 4
	if !hasHan(s) {
		between, least = ", ", 2
	}
	parts := strings.Split(strings.TrimRight(s, "。."), between)
	if len(parts) < 3 {
		return []string{s}
	}
	for _, p := range parts {
		if n := extent(p); n < least || n > 8 || hasHan(p) != hasHan(s) || strings.ContainsAny(p, "，。；;,") || w.joins(p) {
			return []string{s}
		}
	}
	return parts
}

// joins tells a statement that is about several things.
func (w *words) joins(s string) bool {
	return slices.ContainsFunc(w.lists["and"], func(a string) bool {
		return hasHan(a) && strings.Contains(s, a) || slices.Contains(strings.Fields(s), a)
	})
}
