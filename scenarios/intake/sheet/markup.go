package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// Limits of a part of a package.
const (
	deepest    = 1000    // elements within each other
	longestTag = 1 << 20 // bytes
)

var (
	errMarkup   = errors.New("sheet: not well-formed")
	errDoctype  = errors.New("sheet: a document type, which no such file has")
	errCutShort = errors.New("sheet: the end is missing")
)

// token is what markup.next found.
type token int

const (
	opening token = iota + 1 // m.name, m.attr
	closing                  // m.name
	chars                    // m.text; a long text comes in several
)

// markup reads XML element by element and keeps nothing. It is several times as fast as
// encoding/xml, which its test holds it to, and knows what the parts of a package need:
// no document types, so no entities but the five and the numbered. Names are without
// their prefix. What it gives is valid until the next call.
type markup struct {
	ctx        context.Context
	src        io.Reader
	buf        []byte
	pos, end   int
	eof        bool
	name       []byte
	attrs      []byte
	text       []byte
	open       []byte // full names of the open elements, one after the other
	starts     []int  // where they start
	selfClosed bool   // an empty element: its end comes next
	decoded    []byte
}

func newMarkup(ctx context.Context, src io.Reader) *markup {
	return &markup{ctx: ctx, src: src, buf: make([]byte, 64<<10)}
}

// fill reads more behind what has not been used yet.
func (m *markup) fill() error {
	if m.eof {
		return io.EOF
	}
	if err := m.ctx.Err(); err != nil {
		return err
	}
	if m.pos > 0 {
		copy(m.buf, m.buf[m.pos:m.end])
		m.end -= m.pos
		m.pos = 0
	}
	if m.end == len(m.buf) {
		if len(m.buf) >= longestTag {
			return errMarkup
		}
		m.buf = append(m.buf, make([]byte, len(m.buf))...)
	}
	for range 100 {
		n, err := m.src.Read(m.buf[m.end:])
		m.end += n
		if err == io.EOF {
			m.eof = true
			err = nil
			if n == 0 {
				return io.EOF
			}
		}
		if n > 0 || err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// until finds what ends with mark behind the next skip bytes, and gives its length.
func (m *markup) until(skip int, mark string) (int, error) {
	seen := skip
	for {
		if from := min(m.pos+seen, m.end); m.end-m.pos >= seen {
			if i := bytes.Index(m.buf[from:m.end], []byte(mark)); i >= 0 {
				return seen + i + len(mark), nil
			}
			seen = max(skip, m.end-m.pos-len(mark)+1)
		}
		if err := m.fill(); err != nil {
			if err == io.EOF {
				err = errCutShort
			}
			return 0, err
		}
	}
}

// pass passes a comment or the like, however long it is.
func (m *markup) pass(mark string) error {
	for {
		if i := bytes.Index(m.buf[m.pos:m.end], []byte(mark)); i >= 0 {
			m.pos += i + len(mark)
			return nil
		}
		m.pos = max(m.pos, m.end-len(mark)+1)
		if err := m.fill(); err != nil {
			if err == io.EOF {
				err = errCutShort
			}
			return err
		}
	}
}

// next reads on. At the end, when all elements are closed, it gives io.EOF.
func (m *markup) next() (token, error) {
	if m.selfClosed {
		m.selfClosed = false
		return closing, m.pop()
	}
	for {
		if m.pos == m.end {
			if err := m.fill(); err != nil {
				if err == io.EOF && len(m.starts) > 0 {
					err = errCutShort
				}
				return 0, err
			}
		}
		if m.buf[m.pos] != '<' {
			if t, err := m.chars(); t != 0 || err != nil {
				return t, err
			}
			continue
		}
		n, err := m.until(1, ">")
		if err != nil {
			return 0, err
		}
		tag := m.buf[m.pos : m.pos+n]
		switch {
		case tag[1] == '?':
			err = m.pass("?>")
		case bytes.HasPrefix(tag, []byte("<!--")):
			m.pos += 4
			err = m.pass("-->")
		case bytes.HasPrefix(tag, []byte("<![CDATA[")):
			if n, err = m.until(9, "]]>"); err != nil {
				return 0, err
			}
			m.text = m.buf[m.pos+9 : m.pos+n-3]
			m.pos += n
			if len(m.starts) > 0 {
				return chars, nil
			}
		case tag[1] == '!':
			return 0, errDoctype
		case tag[1] == '/':
			m.pos += n
			name := trimmedRight(tag[2 : n-1])
			if len(m.starts) == 0 || !bytes.Equal(name, m.open[m.starts[len(m.starts)-1]:]) {
				return 0, errMarkup
			}
			return closing, m.pop()
		default:
			return opening, m.element()
		}
		if err != nil {
			return 0, err
		}
	}
}

// tagEnd gives the length of the tag that opens an element, where ">" may stand in an attribute.
func (m *markup) tagEnd() (int, error) {
	quote := byte(0)
	for i := 1; ; {
		for ; m.pos+i < m.end; i++ {
			switch c := m.buf[m.pos+i]; {
			case quote == 0 && c == '>':
				return i + 1, nil
			case quote == 0 && (c == '"' || c == '\''):
				quote = c
			case c == quote:
				quote = 0
			}
		}
		if err := m.fill(); err != nil {
			if err == io.EOF {
				err = errCutShort
			}
			return 0, err
		}
	}
}

// element reads the tag that opens an element.
func (m *markup) element() error {
	n, err := m.tagEnd()
	if err != nil {
		return err
	}
	tag := m.buf[m.pos+1 : m.pos+n-1]
	m.pos += n
	if m.selfClosed = len(tag) > 0 && tag[len(tag)-1] == '/'; m.selfClosed {
		tag = tag[:len(tag)-1]
	}
	full := tag
	m.attrs = nil
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		full, m.attrs = tag[:i], tag[i:]
	}
	if len(full) == 0 || len(m.starts) >= deepest {
		return errMarkup
	}
	m.starts = append(m.starts, len(m.open))
	m.open = append(m.open, full...)
	m.name = local(full)
	return nil
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// pop closes the innermost element.
func (m *markup) pop() error {
	last := len(m.starts) - 1
	start := m.starts[last]
	m.name = local(m.open[start:])
	m.starts, m.open = m.starts[:last], m.open[:start]
	return nil
}

// chars reads text up to the next tag, or up to what has been read of it.
func (m *markup) chars() (token, error) {
	rest := m.buf[m.pos:m.end]
	n := bytes.IndexByte(rest, '<')
	if n < 0 {
		n = len(rest)
		if i := bytes.LastIndexByte(rest, '&'); i >= 0 && n-i < 12 && !bytes.Contains(rest[i:], []byte(";")) { // the rest of a reference is to come
			n = i
		} else {
			for k := 1; k <= 3 && k <= n; k++ { // or that of a character
				if c := rest[n-k]; utf8.RuneStart(c) {
					if !utf8.FullRune(rest[n-k : n]) {
						n -= k
					}
					break
				}
			}
		}
		if n == 0 {
			if err := m.fill(); err == nil {
				return 0, nil
			} else if err != io.EOF {
				return 0, err
			}
			n = len(rest)
		}
	}
	m.text = rest[:n]
	m.pos += n
	if len(m.starts) == 0 {
		if len(bytes.TrimSpace(bytes.TrimPrefix(m.text, []byte("\xEF\xBB\xBF")))) > 0 {
			return 0, errMarkup
		}
		return 0, nil
	}
	var err error
	m.text, err = m.plain(m.text)
	return chars, err
}

// plain is a text with its references resolved.
func (m *markup) plain(s []byte) ([]byte, error) {
	if bytes.IndexByte(s, '&') < 0 {
		return s, nil
	}
	out := m.decoded[:0]
	for len(s) > 0 {
		i := bytes.IndexByte(s, '&')
		if i < 0 {
			out = append(out, s...)
			break
		}
		out = append(out, s[:i]...)
		s = s[i+1:]
		n := bytes.IndexByte(s, ';')
		if n < 0 || n > 10 {
			return nil, errMarkup
		}
		switch ref := string(s[:n]); ref {
		case "lt":
			out = append(out, '<')
		case "gt":
			out = append(out, '>')
		case "amp":
			out = append(out, '&')
		case "quot":
			out = append(out, '"')
		case "apos":
			out = append(out, '\'')
		default:
			if len(ref) < 2 || ref[0] != '#' {
				return nil, errMarkup
			}
			digits, base := ref[1:], 10
			if digits[0] == 'x' {
				digits, base = digits[1:], 16
			}
			r, err := strconv.ParseUint(digits, base, 21)
			if err != nil {
				return nil, errMarkup
			}
			out = utf8.AppendRune(out, rune(r))
		}
		s = s[n+1:]
	}
	m.decoded = out
	return out, nil
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func trimmedLeft(s []byte) []byte {
	for len(s) > 0 && space(s[0]) {
		s = s[1:]
	}
	return s
}

func trimmedRight(s []byte) []byte {
	for len(s) > 0 && space(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

// attr gives the value of an attribute of the element that was opened last; nil when it
// has none of that name.
func (m *markup) attr(name string) []byte {
	for s := m.attrs; ; {
		s = trimmedLeft(s)
		eq := bytes.IndexByte(s, '=')
		if eq < 0 {
			return nil
		}
		full := trimmedRight(s[:eq])
		s = trimmedLeft(s[eq+1:])
		if len(s) == 0 || s[0] != '"' && s[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(s[1:], s[0])
		if end < 0 {
			return nil
		}
		value := s[1 : end+1]
		s = s[end+2:]
		if string(local(full)) == name && !bytes.HasPrefix(full, []byte("xmlns")) {
			if v, err := m.plain(value); err == nil {
				return v
			}
			return value
		}
	}
}

// skip passes the rest of the element that was opened last.
func (m *markup) skip() error {
	for depth := 1; depth > 0; {
		t, err := m.next()
		switch {
		case err != nil:
			return err
		case t == opening:
			depth++
		case t == closing:
			depth--
		}
	}
	return nil
}
