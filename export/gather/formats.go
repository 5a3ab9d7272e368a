package gather

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/export/workbook"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// Format makes files of scenarios of a library, the one in front first, in the language of a
// printer. It gives up when ctx ends, and tells far how much of how much is done. It may be
// called in any goroutine.
type Format func(ctx context.Context, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) (Made, error)

// Made is what has been made.
type Made struct {
	Files []File
	// Missing are characters that the typeface of the sheets does not have; in their place
	// stands [page.Stand].
	Missing []rune
	// Twice and Yardstick are the scenarios that were left out, see [Options].
	Twice, Yardstick []model.ID
}

// File is one of the files. Suffix belongs between the chosen name and its ending; it is ""
// for the first.
type File struct {
	Suffix string
	Bytes  []byte
}

// Path is where a file belongs when path was chosen for the first.
func (f File) Path(path string) string {
	ending := filepath.Ext(path)
	return strings.TrimSuffix(path, ending) + f.Suffix + ending
}

// Write puts the file out, for [export.WriteFile].
func (f File) Write(to io.Writer) error {
	_, err := to.Write(f.Bytes)
	return err
}

// Endings are the endings of the files that can be made: the pack for the room, the workbook
// behind it, and the drawings for slides.
func Endings() []string { return []string{".pdf", ".xlsx", ".png", ".svg"} }

// Several reports whether files of an ending set several scenarios side by side; of the
// others each is about the scenario in front.
func Several(ending string) bool {
	return strings.EqualFold(ending, ".pdf") || strings.EqualFold(ending, ".xlsx")
}

// FormatOf gives the format of an ending, in capitals too, for those whom a profile means, and
// whether there is one. version is that of the program.
func FormatOf(ending, version string, profile export.Profile) (Format, bool) {
	ending = strings.ToLower(ending)
	return func(ctx context.Context, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) (Made, error) {
		if !Several(ending) {
			of = of[:1]
		}
		of, twice, yardstick, err := Options(l, of)
		if err != nil {
			return Made{}, err
		}
		m := maker{ctx: ctx, far: far, made: Made{Twice: twice, Yardstick: yardstick}}
		if m.all = len(of) + 2; ending == ".xlsx" {
			m.all = len(of) + aboutSheets
		}
		reports := make([]export.Report, len(of))
		for i, id := range of {
			m.step(func() error {
				r, err := report(ctx, l, id, version)
				if unit := (model.Ref{Kind: model.UnitKind, ID: profile.Unit()}); err == nil && unit.ID != "" && !r.Scenario.Has(unit) {
					return &model.Refusal{Code: model.UnknownRecord, Detail: unit.String()}
				}
				reports[i] = r.For(profile)
				return err
			})
		}
		m.sheets(ending, p, reports)
		return m.made, m.err
	}, slices.Contains(Endings(), ending)
}

// Locked makes the same workbooks, each locked with a password that is not empty.
func Locked(f Format, password string) Format {
	return func(ctx context.Context, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) (Made, error) {
		made, err := f(ctx, l, of, p, far)
		for i := range made.Files {
			if err == nil {
				made.Files[i].Bytes, err = workbook.Encrypt(made.Files[i].Bytes, password)
			}
		}
		return made, err
	}
}

// aboutSheets is how many sheets a workbook has, as long as that is not known.
const aboutSheets = 16

// maker makes the files of one format, until the first error or the end of its context.
type maker struct {
	ctx       context.Context
	far       func(done, all int)
	done, all int
	made      Made
	err       error
}

// step does one piece of the work.
func (m *maker) step(f func() error) {
	if m.err == nil {
		m.err = m.ctx.Err()
	}
	if m.err != nil {
		return
	}
	if m.err = f(); m.err == nil && m.all > 0 {
		m.done++
		m.far(m.done, m.all)
	}
}

// file makes one file.
func (m *maker) file(suffix string, write func(io.Writer) error) {
	m.step(func() error {
		var b bytes.Buffer
		err := write(&b)
		m.made.Files = append(m.made.Files, File{suffix, b.Bytes()})
		return err
	})
}

// sheets makes the pack of reports, or the drawings of the first, a file each.
func (m *maker) sheets(ending string, p text.Printer, reports []export.Report) {
	if ending == ".xlsx" {
		read := len(reports)
		m.all = 0 // it is told sheet by sheet how far the workbook is
		m.file("", func(to io.Writer) error {
			return workbook.Write(m.ctx, to, p, func(done, all int) { m.far(read+done, read+all) }, reports...)
		})
		return
	}
	var d page.Document
	m.step(func() error {
		if ending == ".pdf" {
			d = pack.Document(p, reports...)
		} else {
			d.Pages = pack.Pictures(p, reports[0])
		}
		m.made.Missing = d.Missing()
		return nil
	})
	m.drawn(ending, d, pictureScale)
}

// Drawn makes the files of sheets: one as a document, or a picture of each.
func Drawn(ctx context.Context, d page.Document, ending string) (Made, error) {
	m := maker{ctx: ctx, far: func(int, int) {}, made: Made{Missing: d.Missing()}}
	m.drawn(ending, d, pictureScale)
	return m.made, m.err
}

// drawn makes them, pictures with so many pixels a point.
func (m *maker) drawn(ending string, d page.Document, scale float64) {
	if ending == ".pdf" {
		m.file("", func(to io.Writer) error { return page.PDF(to, d) })
		return
	}
	m.all += max(len(d.Pages)-1, 0)
	for i, one := range d.Pages {
		suffix := ""
		if i > 0 {
			suffix = "-" + strconv.Itoa(i+1)
		}
		m.file(suffix, func(to io.Writer) error {
			if ending == ".svg" {
				return page.SVG(to, one)
			}
			return page.PNG(to, one, scale)
		})
	}
}

// pictureScale makes a picture of a sheet about 2,900 pixels wide: sharp on any slide.
const pictureScale = 3.5
