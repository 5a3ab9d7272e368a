package xlsx

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	maxCellText  = 32767 // UTF-16 units
	maxNote      = 4000  // UTF-16 units; more does not fit a note anyone reads
	maxProperty  = 255
	maxSheetName = 31
	maxLinkText  = 2079
	maxLinks     = 65529 // per sheet
	maxBand      = 255   // UTF-16 units of a header or footer with its codes
)

// clean makes a text fit for XML: valid UTF-8, line ends as \n, and no control
// characters but tab and line feed. Nothing else is touched; in particular a
// leading = stays, since a text cell never is a formula.
func clean(s string) string {
	dirty := false
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 && c != '\n' && c != '\t' || c == 0x7F || c == 0xEF {
			dirty = true // 0xEF begins U+FFFE and U+FFFF, and many innocent characters
			break
		}
	}
	if !dirty && utf8.ValidString(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r < 0x20 && r != '\n' && r != '\t', r == 0x7F, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
}

// cleanLine is clean for places that hold one line.
func cleanLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}

// units is the length of s as spreadsheets count it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut is the longest start of s of at most n units.
func cut(s string, n int) string {
	for i, r := range s {
		n -= utf16.RuneLen(r)
		if n < 0 {
			return s[:i]
		}
	}
	return s
}

// cellText is what a text cell will hold, and how many units had to go. The
// mark at the end says so without words of any language.
func cellText(s string) (string, int) {
	s = clean(s)
	if len(s) <= maxCellText {
		return s, 0
	}
	total := units(s)
	if total <= maxCellText {
		return s, 0
	}
	const roomForMark = 16
	kept := cut(s, maxCellText-roomForMark)
	lost := total - units(kept)
	return kept + " […+" + strconv.Itoa(lost) + "]", lost
}

// sheetName makes a name the format accepts. taken holds the folded names in
// use and receives the new one.
func sheetName(name string, taken map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, clean(name))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), "' ")
	if name == "" {
		name = "Sheet"
	}
	if strings.EqualFold(name, "History") { // kept by Excel for itself
		name += "_"
	}
	name = strings.Trim(cut(name, maxSheetName), "' ")
	unique := name
	for n := 2; taken[fold(unique)]; n++ {
		suffix := " (" + strconv.Itoa(n) + ")"
		unique = strings.TrimRight(cut(name, maxSheetName-len(suffix)), "' ") + suffix
	}
	taken[fold(unique)] = true
	return unique
}

// fold maps names that a spreadsheet takes for the same to one key.
func fold(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// webLink returns the address if it leads to the web or to a mail, and is one
// that programs accept.
func webLink(address string) (string, bool) {
	address = strings.TrimSpace(clean(address))
	if strings.ContainsAny(address, "\n\t \"<>") || units(address) > maxLinkText {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "https":
		return address, u.Host != ""
	case "mailto":
		return address, u.Opaque != ""
	}
	return "", false
}

// quoteSheet writes a sheet's name as references need it.
func quoteSheet(name string) string {
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}

// code is the band in the language of page headers. The texts are literal: &
// is doubled, and the font code before them ends in a quote, so that a digit at
// their start is not taken for a size.
func (b Band) code() string {
	const style = `&8&K` + inkThird + `&"` + fontFamily + `,Regular"`
	sections := []struct{ key, text string }{
		{"&L", cleanLine(b.Left)}, {"&C", cleanLine(b.Centre)}, {"&R", cleanLine(b.Right)},
	}
	const pages = "&P / &N"
	used, room := 0, maxBand
	for i, s := range sections {
		withPages := i == 1 && b.Pages
		if s.text == "" && !withPages {
			continue
		}
		used++
		room -= len(s.key) + len(style)
		if withPages {
			room -= len(pages) + 3
		}
	}
	if used == 0 {
		return ""
	}
	var code strings.Builder
	for i, s := range sections {
		withPages := i == 1 && b.Pages
		if s.text == "" && !withPages {
			continue
		}
		code.WriteString(s.key + style)
		code.WriteString(bandText(s.text, room/used))
		if withPages {
			if s.text != "" {
				code.WriteString(" · ")
			}
			code.WriteString(pages)
		}
	}
	return code.String()
}

// bandText escapes a text and cuts it to n units, never within an escape.
func bandText(s string, n int) string {
	escaped := strings.ReplaceAll(s, "&", "&&")
	if units(escaped) <= n {
		return escaped
	}
	for kept := cut(s, n-1); ; kept = cut(kept, units(kept)-1) {
		if escaped = strings.ReplaceAll(kept, "&", "&&") + "…"; units(escaped) <= n || kept == "" {
			return escaped
		}
	}
}
