package dialogs

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// ExportFile is a file that is to be made of a scenario.
type ExportFile struct {
	Scenario model.ID
	Ending   string     // which sort of file it is
	Beside   []model.ID // scenarios that stand beside it, in any order
	Lang     model.Lang
	Discreet bool // without what only the authors should read
	// Unit is the one that alone the file is for: nothing of the others is in it; "" = all.
	Unit   model.ID
	Folder string
	Name   string // with the ending; "" = as it is proposed
	// Agreed: the user has been asked by name whether to replace the file that is there.
	Agreed bool
}

// Path is where the file goes.
func (f ExportFile) Path() string { return filepath.Join(f.Folder, f.Name) }

// Exports is what can be exported of a scenario, and how.
type Exports struct {
	File    ExportFile // as proposed
	Of      string     // name of the scenario
	For     string     // name of the unit that alone it is for; "" = all
	Others  []scenarios.Info
	Most    int // how many of the others may be ticked
	Endings []string
	Several func(ending string) bool
	// Propose names the file, without an ending.
	Propose func(ExportFile) string
	// Place names a folder for people.
	Place func(folder string) string
	// Change asks for another place beside the dialog, and answers when one was given. The
	// ending of the answer is one of the endings.
	Change func(f ExportFile, then func(ExportFile))
	// Export makes the file, after the dialog has closed.
	Export func(ExportFile)
}

// exporting asks which file is made of a scenario and where it goes.
type exporting struct {
	*Dialog
	ask    Exports
	file   ExportFile // its name is "" until one was chosen
	kinds  *look.Radio
	beside []*look.Check
	list   *container.Scroll
	lang   *look.Segment
	quiet  *look.Check // see ExportFile.Discreet
	change *look.Button
	ok     *look.Button
}

// Export asks which file is made of a scenario and where it goes. All is proposed: the
// Return key takes it from wherever the keyboard is, but for the other buttons.
func Export(h Hands, p text.Printer, ask Exports) *Dialog {
	d := &exporting{Dialog: open(h, p), ask: ask, file: ask.File, list: container.NewVScroll(nil)}
	p = d.print
	var kinds []look.Option
	for _, e := range ask.Endings {
		word := strings.TrimPrefix(e, ".")
		kinds = append(kinds, look.Option{Label: p.T("export.kind." + word), Note: p.T("export.for." + word)})
	}
	d.kinds = look.NewRadio(0, func(i int) { d.choose(ask.Endings[i]) }, kinds...)
	langs := []model.Lang{model.ZH, model.EN}
	d.lang = look.NewSegment(max(slices.Index(langs, d.file.Lang), 0), func(i int) {
		d.file.Lang = langs[i]
		d.draw()
	}, p.T("export.lang.zh"), p.T("export.lang.en"))
	d.quiet = look.NewCheck(p.T("export.discreet"), d.file.Discreet, func(ticked bool) {
		d.file.Discreet = ticked
		d.draw()
	})
	for i, o := range ask.Others {
		c := look.NewCheck(o.Name.In(p.Lang()), slices.Contains(d.file.Beside, o.ID), func(ticked bool) {
			d.file.Beside = slices.DeleteFunc(d.file.Beside, func(id model.ID) bool { return id == o.ID })
			if ticked {
				d.file.Beside = append(d.file.Beside, o.ID)
			}
			d.draw()
		})
		c.OnFocus = func() { d.reveal(i) }
		d.beside = append(d.beside, c)
	}
	d.change = look.NewButton(look.Secondary, p.T("export.change"), "", func() {
		d.focus(d.change) // also when no other place is given
		ask.Change(d.whole(), func(f ExportFile) {
			if d.closed {
				return
			}
			d.file.Folder, d.file.Name, d.file.Agreed = f.Folder, f.Name, f.Agreed
			d.choose(filepath.Ext(f.Name))
			d.focus(d.ok)
		})
	})
	d.ok = look.NewButton(look.Primary, p.T("export.ok"), "export", d.answer)
	d.targets["dialog:kind"], d.targets["dialog:lang"], d.targets["dialog:change"] = d.kinds, d.lang, d.change
	if d.file.Unit == "" {
		d.targets["dialog:discreet"] = d.quiet
	}
	d.choose(d.file.Ending)
	d.modal.Enter = d.answer
	d.focus(d.kinds)
	return d.Dialog
}

// choose takes another sort of file, whose name has its ending.
func (d *exporting) choose(ending string) {
	at := max(slices.IndexFunc(d.ask.Endings, func(e string) bool { return strings.EqualFold(e, ending) }), 0)
	d.file.Ending = d.ask.Endings[at]
	if was := filepath.Ext(d.file.Name); d.file.Name != "" && !strings.EqualFold(was, d.file.Ending) {
		d.file.Name, d.file.Agreed = strings.TrimSuffix(d.file.Name, was)+d.file.Ending, false
	}
	d.kinds.Chosen = at
	d.kinds.Refresh()
	d.draw()
}

// several reports whether others may stand beside the scenario.
func (d *exporting) several(ending string) bool { return d.file.Unit == "" && d.ask.Several(ending) }

// whole is the file with a name, and with nothing beside it that has no room in it.
func (d *exporting) whole() ExportFile {
	f := d.file
	if f.Name == "" {
		f.Name = d.ask.Propose(f) + f.Ending
	}
	f.Beside = nil
	for _, o := range d.ask.Others { // in the order in which they are listed
		if slices.Contains(d.file.Beside, o.ID) && d.several(f.Ending) {
			f.Beside = append(f.Beside, o.ID)
		}
	}
	return f
}

func (d *exporting) answer() {
	if d.closed {
		return
	}
	f := d.whole()
	d.Close()
	d.ask.Export(f)
}

const (
	exportWide   = 540
	exportRest   = 432 // of the height, beside the list of scenarios and around the dialog
	exportListed = 4   // scenarios that are in sight at once
	exportPlace  = 56
	ring         = 4 // around what has the keyboard
)

func (d *exporting) draw() {
	p, f := d.print, d.whole()
	const wide = exportWide - 2*pad
	s := look.NewSheet()
	title := p.T("export.title", "scenario", d.ask.Of)
	if f.Unit != "" {
		title = p.T("export.title-for", "unit", d.ask.For)
	}
	s.TextCut(pad, 20, wide, look.Title, look.Ink, title)
	y := float32(56)
	kinds := float32(len(d.kinds.Options)) * look.OptionHeight
	s.Put(d.kinds, pad, y, wide, kinds)
	y += kinds + 12
	y += d.others(s, y) + 12
	s.Text(pad, y+5, look.SmallBold, look.Ink2, p.T("export.lang.about"))
	x := pad + look.Width(p.T("export.lang.about"), look.SmallBold) + 12
	s.Put(d.lang, x, y, d.lang.Wide(), look.SegmentHeight)
	x += d.lang.Wide() + 20
	if f.Unit == "" {
		s.Put(d.quiet, x, y-2, pad+wide-x, look.OptionHeight)
	}
	y += look.SegmentHeight + 12
	s.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), pad, y, wide, exportPlace)
	s.Icon(pad+14, y+20, 16, "file", look.Ink3)
	change := d.change.Wide()
	room := wide - 42 - change - 24
	ending := filepath.Ext(f.Name)
	stem := look.Cut(strings.TrimSuffix(f.Name, ending), look.BodyBold, room-look.Width(ending, look.BodyBold))
	s.Text(pad+42, y+8, look.BodyBold, look.Ink, stem+ending)
	s.Text(pad+42, y+30, look.Small, look.Ink3, look.CutLeft(d.ask.Place(f.Folder), look.Small, room))
	s.Put(d.change, pad+wide-change-12, y+12, change, look.ButtonHeight)
	y += exportPlace + 16
	y += d.buttons(exportWide, d.ok)
	focused := d.hands.Canvas.Focused()
	d.show(exportWide, y, s.Object(exportWide, y))
	if focused != nil && d.hands.Canvas.Focused() != focused {
		d.hands.Canvas.Focus(focused)
	}
}

// others draws what may stand beside the scenario, and gives its height: the same for
// every sort of file, so that nothing moves away under the pointer.
func (d *exporting) others(s *look.Sheet, y float32) float32 {
	p := d.print
	const wide = exportWide - 2*pad
	if d.file.Unit != "" {
		return s.Paragraph(pad, y, wide, look.Small, look.Ink3, p.T("export.beside.unit", "scenario", d.ask.Of), 3)
	}
	tall := max(min(float32(len(d.beside))*look.OptionHeight, d.fit(exportListed*look.OptionHeight, exportRest)), look.OptionHeight)
	about := s.Text(pad, y, look.SmallBold, look.Ink2, p.T("export.beside.about"))
	for _, o := range d.ask.Others {
		delete(d.targets, "dialog:beside:"+string(o.ID))
	}
	switch {
	case len(d.beside) == 0:
		s.TextCut(pad, y+26, wide, look.Small, look.Ink3, p.T("export.beside.none"))
	case !d.ask.Several(d.file.Ending):
		s.Paragraph(pad, y+26, wide, look.Small, look.Ink3, p.T("export.beside.alone", "scenario", d.ask.Of), 2)
	default:
		if len(d.beside) > d.ask.Most {
			s.Text(pad+about+8, y, look.Small, look.Ink3, p.T("export.beside.most", "n", d.ask.Most))
		}
		rows := look.NewSheet()
		for i, c := range d.beside {
			c.Disabled = !c.Ticked && len(d.file.Beside) >= d.ask.Most
			c.Refresh()
			rows.Put(c, ring, float32(i)*look.OptionHeight, wide-18, look.OptionHeight)
			d.targets["dialog:beside:"+string(d.ask.Others[i].ID)] = c
		}
		d.list.Content = rows.Object(wide-14+ring, float32(len(d.beside))*look.OptionHeight)
		d.list.Refresh()
		s.Put(d.list, pad-ring, y+22, wide+ring, tall)
	}
	return 22 + tall
}

// reveal scrolls a scenario into sight that the keyboard has come to.
func (d *exporting) reveal(i int) {
	top, at := d.list.Offset.Y, float32(i)*look.OptionHeight
	d.list.Offset.Y = min(max(top, at+look.OptionHeight-d.list.Size().Height), at)
	d.list.Refresh()
}
