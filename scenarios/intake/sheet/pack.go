package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	utf "golang.org/x/text/encoding/unicode"
)

// Limits of a package, which is a zip file.
const (
	mostParts    = 20_000
	mostUnpacked = 256 << 20 // bytes of all parts that are read; they pass by and are not kept
)

// pack is an Office file: parts in a zip file, which refer to each other.
type pack struct {
	ctx   context.Context
	parts map[string]*zip.File // by names in lower case
	left  int64                // bytes that may still be unpacked
}

// pack reads a zip file for what it turns out to be.
func (s *source) pack() (Document, error) {
	if err := s.countParts(); err != nil {
		return Document{}, err
	}
	zr, err := zip.NewReader(s, s.size)
	if err != nil {
		return Document{}, err
	}
	p := &pack{ctx: s.ctx, parts: map[string]*zip.File{}, left: mostUnpacked}
	for _, f := range zr.File {
		p.parts[partName(f.Name)] = f
	}
	main := ""
	if rels, err := p.relations(""); err == nil {
		for _, r := range rels {
			if r.kind == "officedocument" {
				main = r.target
			}
		}
	} else if p.parts["_rels/.rels"] != nil {
		return Document{}, err
	}
	if main == "" { // some writers leave the relations out
		for _, name := range []string{"xl/workbook.xml", "word/document.xml"} {
			if p.parts[name] != nil {
				main = name
			}
		}
	}
	switch {
	case strings.HasSuffix(main, ".bin"):
		return Document{}, Binary
	case p.parts[main] != nil:
		return p.office(main)
	case main != "":
		return Document{}, errors.New("sheet: the main part is missing")
	case p.parts["index/document.iwa"] != nil || p.parts["index.zip"] != nil:
		return Document{}, Apple
	case p.parts["content.xml"] != nil && p.parts["mimetype"] != nil:
		return Document{}, OpenDocument
	case len(zr.File) == 0:
		return Document{}, Nothing
	}
	return Document{}, Archive
}

// office reads the main part by its first element.
func (p *pack) office(main string) (Document, error) {
	m, err := p.open(main)
	if err != nil {
		return Document{}, err
	}
	for {
		t, err := m.next()
		if err != nil {
			return Document{}, err
		}
		if t != opening {
			continue
		}
		switch string(m.name) {
		case "workbook":
			return p.workbook(main, m)
		case "document":
			return p.word(main, m)
		case "presentation":
			return Document{}, Slides
		}
		return Document{}, Unknown
	}
}

// countParts refuses a file with very many entries before a list of them is made.
func (s *source) countParts() error {
	mark := []byte("PK\x01\x02")
	in := io.NewSectionReader(s, 0, s.size)
	buf := make([]byte, 256<<10)
	n, kept := 0, 0
	for {
		got, err := in.Read(buf[kept:])
		have := buf[:kept+got]
		if n += bytes.Count(have, mark); n > mostParts {
			return TooLarge
		}
		kept = copy(buf, have[max(0, len(have)-len(mark)+1):])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// open starts to read a part.
func (p *pack) open(name string) (*markup, error) {
	f := p.parts[name]
	if f == nil {
		return nil, errors.New("sheet: a part is missing: " + name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	counted := &unpacked{r, p}
	var first [2]byte
	n, err := io.ReadFull(counted, first[:])
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	src := io.MultiReader(bytes.NewReader(first[:n]), counted)
	if s := string(first[:n]); s == "\xFF\xFE" || s == "\xFE\xFF" {
		src = utf.UTF16(utf.LittleEndian, utf.ExpectBOM).NewDecoder().Reader(src)
	}
	return newMarkup(p.ctx, src), nil
}

// unpacked counts what comes out of a part.
type unpacked struct {
	r io.Reader
	p *pack
}

// Read implements io.Reader.
func (u *unpacked) Read(b []byte) (int, error) {
	n, err := u.r.Read(b)
	if u.p.left -= int64(n); u.p.left < 0 {
		return 0, TooLarge
	}
	return n, err
}

// relation leads from a part to another.
type relation struct {
	id, kind string // kind: the last word of its type, in lower case
	target   string // name of the part; "" when it lies outside of the file
}

// relations reads where a part leads; "" stands for the package itself.
func (p *pack) relations(part string) ([]relation, error) {
	dir, file := path.Split(part)
	m, err := p.open(dir + "_rels/" + file + ".rels")
	if err != nil {
		return nil, err
	}
	var out []relation
	for len(out) < mostParts {
		t, err := m.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if t != opening || string(m.name) != "Relationship" {
			continue
		}
		r := relation{id: string(m.attr("Id")), kind: strings.ToLower(path.Base(string(m.attr("Type"))))}
		if !strings.EqualFold(string(m.attr("TargetMode")), "External") {
			target := string(m.attr("Target"))
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", dir, target)
			}
			r.target = partName(path.Clean(target))
		}
		out = append(out, r)
	}
	return out, nil
}

// related gives the first part of a kind that a part leads to, or "".
func related(rels []relation, kind string) string {
	for _, r := range rels {
		if r.kind == kind && r.target != "" {
			return r.target
		}
	}
	return ""
}
