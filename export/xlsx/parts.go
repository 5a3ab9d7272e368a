package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// parts collects the files of the package and writes them when closed: sorted,
// with one fixed time, and mended where the spreadsheet library writes them
// unstably or wrongly. It takes the place of the zip writer there.
type parts struct {
	ctx   context.Context
	w     io.Writer
	plan  *plan
	texts *shared
	names []string
	files map[string]*bytes.Buffer
}

func newParts(ctx context.Context, w io.Writer, p *plan, texts *shared) *parts {
	return &parts{ctx: ctx, w: w, plan: p, texts: texts, files: map[string]*bytes.Buffer{}}
}

// Create begins a file of the package.
func (p *parts) Create(name string) (io.Writer, error) {
	buf := &bytes.Buffer{}
	if _, again := p.files[name]; !again {
		p.names = append(p.names, name)
	}
	p.files[name] = buf
	return buf, nil
}

// AddFS is asked for by the library's type but never called by it.
func (p *parts) AddFS(fs.FS) error { return nil }

const contentTypes = "[Content_Types].xml"

// Close writes the package.
func (p *parts) Close() error {
	p.share()
	slices.SortFunc(p.names, func(a, b string) int {
		if a == contentTypes || b == contentTypes { // readers that stream want it first
			if a == b {
				return 0
			} else if a == contentTypes {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	zw := zip.NewWriter(p.w)
	for _, name := range p.names {
		// The first day zip can express. A real time would tell when a secret
		// plan was exported, and make equal books differ.
		w, err := zw.CreateHeader(&zip.FileHeader{
			Name: name, Method: zip.Deflate,
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return err
		}
		if err := p.ctx.Err(); err != nil {
			return err
		}
		if err := p.write(w, name); err != nil {
			return err
		}
	}
	return zw.Close()
}

// write writes one part: what the library made of it, mended, and the rows and texts, which
// it has not.
func (p *parts) write(to io.Writer, name string) error {
	if name == sharedPart {
		return p.texts.write(to)
	}
	content := p.mended(name)
	for i := range p.plan.sheets {
		if name != sheetPart(i) {
			continue
		}
		const begin, end = "<sheetData>", "</sheetData>"
		from, until := bytes.Index(content, []byte(begin)), bytes.Index(content, []byte(end))
		if from < 0 || until < from {
			return fmt.Errorf("the part %s has no place for rows", name)
		}
		for _, part := range [][]byte{content[:from+len(begin)], p.plan.sheets[i].written, content[until:]} {
			if _, err := to.Write(part); err != nil {
				return err
			}
		}
		return nil
	}
	_, err := to.Write(content)
	return err
}

// share makes room for the part with the texts of all sheets.
func (p *parts) share() {
	if p.texts.count == 0 {
		return
	}
	p.names = append(p.names, sharedPart)
	for part, added := range map[string][2]string{
		contentTypes:                 {"</Types>", sharedType},
		"xl/_rels/workbook.xml.rels": {"</Relationships>", sharedRelation},
	} {
		p.files[part] = bytes.NewBuffer(before(p.files[part].Bytes(), added[0], added[1]))
	}
}

// sheetPart is the name of the part of a sheet, counted from 0.
func sheetPart(i int) string { return "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

func (p *parts) mended(name string) []byte {
	content := p.files[name].Bytes()
	switch {
	case name == contentTypes:
		return sortDefaults(content)
	case name == "docProps/core.xml":
		return coreProperties(p.plan.book)
	case name == "docProps/app.xml":
		return bytes.Replace(content, []byte("Go Excelize"), []byte("Sandtable"), 1)
	case strings.HasPrefix(name, "xl/comments"):
		// The library escapes in cells, but not in notes, what would be read as
		// the code of a character.
		return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`).ReplaceAll(content, []byte("_x005F$0"))
	case strings.HasPrefix(name, "xl/tables/"):
		// A line break within a column's name is written like this by Excel;
		// written as a character it makes Excel offer a repair.
		return bytes.ReplaceAll(content, []byte("&#xA;"), []byte("_x000a_"))
	}
	for i := range p.plan.sheets {
		if name == sheetPart(i) {
			return p.plan.sheets[i].mended(content, i+1)
		}
	}
	return content
}

// mended adds to a sheet what the library's stream leaves out: the depth of the
// outline, without which its buttons have no room, and solid data bars. It puts
// the columns into their order.
func (s *sheetPlan) mended(content []byte, id int) []byte {
	content = orderedColumns(content)
	if s.outline > 0 {
		const tag = "<sheetFormatPr "
		level := tag + `outlineLevelRow="` + strconv.Itoa(s.outline) + `" `
		content = bytes.Replace(content, []byte(tag), []byte(level), 1)
	}
	if s.Table == nil && s.Filter != (Range{}) { // the library writes $A$1:$C$9, Excel A1:C9
		at := regexp.MustCompile(`<autoFilter ref="[^"]*"`)
		content = at.ReplaceAllFunc(content, func(ref []byte) []byte { return bytes.ReplaceAll(ref, []byte("$"), nil) })
	}
	if len(s.bars) > 0 {
		const end = "</worksheet>"
		content = append(bytes.TrimSuffix(content, []byte(end)), solidBars(s.bars, id)+end...)
	}
	return content
}

// fixed reports whether a row keeps its height: the caller wants it so, or a cell goes over
// several columns, which no program reckons with.
func (r Row) fixed() bool {
	return r.Height > 0 || slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.span() > 1 })
}

// orderedColumns puts the <col> elements, which the library's stream writes from
// the last to the first, into their order.
func orderedColumns(content []byte) []byte {
	from, to := bytes.Index(content, []byte("<cols>")), bytes.Index(content, []byte("</cols>"))
	if from < 0 || to < from {
		return content
	}
	from += len("<cols>")
	columns := bytes.SplitAfter(bytes.Clone(content[from:to]), []byte("/>"))
	columns = slices.DeleteFunc(columns, func(c []byte) bool { return len(c) == 0 })
	first := func(c []byte) int {
		_, after, _ := bytes.Cut(c, []byte(`min="`))
		digits, _, _ := bytes.Cut(after, []byte(`"`))
		n, _ := strconv.Atoi(string(digits)) // the library writes numbers
		return n
	}
	slices.SortStableFunc(columns, func(a, b []byte) int { return first(a) - first(b) })
	return slices.Concat(content[:from], bytes.Join(columns, nil), content[to:])
}

// solidBars is the extension that the rules written for data bars refer to by
// number. Without it they would be drawn with a gradient, and never to scale.
func solidBars(ranges []string, sheet int) string {
	var out strings.Builder
	out.WriteString(`<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"` +
		` xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>`)
	for i, at := range ranges {
		fmt.Fprintf(&out, `<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">`+
			`<x14:cfRule type="dataBar" id="{00000000-0000-0000-%04X-%012X}">`+
			`<x14:dataBar minLength="0" maxLength="100" gradient="0">`+
			`<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="autoMax"/>`+
			`<x14:negativeFillColor rgb="FF`+worseTint+`"/><x14:axisColor rgb="FF`+lineStrong+`"/>`+
			`</x14:dataBar></x14:cfRule><xm:sqref>%s</xm:sqref></x14:conditionalFormatting>`, sheet, i, at)
	}
	out.WriteString(`</x14:conditionalFormattings></ext></extLst>`)
	return out.String()
}

// sortDefaults puts the <Default> elements, which the library writes in the
// order of a map, into the order of their text.
func sortDefaults(content []byte) []byte {
	element := regexp.MustCompile(`<Default [^>]*></Default>`)
	sorted := element.FindAll(bytes.Clone(content), -1)
	slices.SortFunc(sorted, bytes.Compare)
	next := 0
	return element.ReplaceAllFunc(content, func([]byte) []byte {
		next++
		return sorted[next-1]
	})
}

// coreProperties is the whole of docProps/core.xml. The library leaves the
// prefixes of some elements out, which strict readers refuse, and always writes
// a date.
func coreProperties(b Book) []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	out.WriteString(`<cp:coreProperties` +
		` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element := func(name, attributes, text string) {
		if text == "" {
			return
		}
		out.WriteString("<" + name + attributes + ">")
		_ = xml.EscapeText(&out, []byte(text)) // a bytes.Buffer does not fail
		out.WriteString("</" + name + ">")
	}
	element("dc:title", "", cleanLine(b.Title))
	element("dc:subject", "", cleanLine(b.Subject))
	element("dc:creator", "", cleanLine(b.Creator))
	element("cp:lastModifiedBy", "", cleanLine(b.Creator))
	element("dc:language", "", cleanLine(b.Lang))
	if !b.Date.IsZero() {
		stamp := b.Date.UTC().Format(time.RFC3339)
		element("dcterms:created", ` xsi:type="dcterms:W3CDTF"`, stamp)
		element("dcterms:modified", ` xsi:type="dcterms:W3CDTF"`, stamp)
	}
	out.WriteString("</cp:coreProperties>")
	return out.Bytes()
}
