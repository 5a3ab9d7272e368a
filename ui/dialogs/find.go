package dialogs

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sandtable/desk/find"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Finding is what the dialog for finding searches, and what it does with what was found.
type Finding struct {
	Index *find.Index
	// Groups are the words of the groups of the index, in their order.
	Groups []string
	// About says a line about a hit, below its title; Mark draws what stands before it.
	About func(find.Hit) string
	Mark  func(s *look.Sheet, x, y float32, h find.Hit)
	// Go goes to what was chosen; the dialog is closed by then.
	Go func(find.Item)
	// New offers what was typed as something new, where nothing was found; nil = no offer.
	New func(typed string)
	// Before is shown while nothing is typed: what was found last.
	Before []find.Item
}

// The measures of the dialog for finding.
const (
	findWidth  = 680
	findHeight = 590
	findHead   = 60
	findRow    = 48
	findGroup  = 30
	findMost   = 40
)

// finder is an open dialog for finding.
type finder struct {
	*Dialog
	of    Finding
	entry *look.Entry
	view  *container.Scroll // of the hits
	group int               // shown alone, from 1; 0 = all: [find.Everywhere]
	hits  []find.Hit
	rows  []*look.Row
	tops  []float32
	at    int
	high  float32
}

// Find opens the dialog for finding: hits are listed while one types, Enter goes to the
// chosen one.
func Find(h Hands, p text.Printer, of Finding) *Dialog {
	f := &finder{Dialog: open(h, p), of: of}
	f.high = f.fit(findHeight, 60)
	f.entry = look.NewEntry("", f.print.T("find.hint"), func(string) { f.choose(f.at) })
	f.entry.Cancel = f.Close
	f.entry.Key = f.key
	f.entry.OnChanged = func(string) { f.search() }
	f.view = container.NewVScroll(nil)
	f.search()
	f.modal.Focus(f.entry)
	return f.Dialog
}

// key answers what is not for the field.
func (f *finder) key(k fyne.KeyName, back bool) bool {
	switch k {
	case fyne.KeyDown:
		f.step(1)
	case fyne.KeyUp:
		f.step(-1)
	case fyne.KeyTab:
		n := len(f.of.Groups) + 1
		by := 1
		if back {
			by = n - 1
		}
		f.group = (f.group + by) % n
		f.search()
	default:
		return false
	}
	return true
}

func (f *finder) step(by int) {
	if len(f.rows) == 0 {
		return
	}
	f.rows[f.at].Chosen = false
	f.rows[f.at].Refresh()
	f.at = max(0, min(f.at+by, len(f.rows)-1))
	f.rows[f.at].Chosen = true
	f.rows[f.at].Refresh()
	top, height := f.tops[f.at], f.view.Size().Height
	switch {
	case top < f.view.Offset.Y:
		f.view.ScrollToOffset(fyne.NewPos(0, max(0, top-findGroup)))
	case top+findRow > f.view.Offset.Y+height:
		f.view.ScrollToOffset(fyne.NewPos(0, top+findRow-height))
	}
}

// search lists what the field finds.
func (f *finder) search() {
	query, commands := strings.CutPrefix(strings.TrimSpace(f.entry.Text), ">")
	group := find.Group(f.group - 1)
	if commands {
		group = find.Group(len(f.of.Groups) - 1)
	}
	f.hits = nil
	if strings.TrimSpace(query) == "" {
		for _, it := range f.of.Before {
			f.hits = append(f.hits, find.Hit{Item: it})
		}
	} else {
		f.hits = f.of.Index.FindIn(group, query, findMost)
	}
	f.at = 0
	f.draw(strings.TrimSpace(query))
}

// draw shows the field, the hits by groups, and what the keys do.
func (f *finder) draw(query string) {
	s := look.NewSheet()
	s.Icon(20, 22, 16, "search", look.Ink3)
	f.targets = map[string]fyne.CanvasObject{"dialog:text": f.entry}
	words := append([]string{f.print.T("find.all")}, f.of.Groups...)
	tabs := look.NewSegment(f.group, func(i int) { f.group = i; f.search(); f.modal.Focus(f.entry) }, words...)
	f.targets["dialog:group"] = tabs
	wide := tabs.Wide()
	s.Put(f.entry, 44, 14, findWidth-44-wide-36, 32)
	s.Put(tabs, findWidth-wide-20, 16, wide, look.SegmentHeight)
	s.Rule(0, findHead, findWidth, look.Line)
	list, height := f.list(query)
	f.view.Content = list.Object(findWidth, max(height, f.high-findHead-footHeight))
	f.view.Refresh()
	f.view.ScrollToTop()
	s.Put(f.view, 0, findHead+1, findWidth, f.high-findHead-footHeight-1)
	f.foot = look.NewSheet()
	f.foot.Rule(0, 0, findWidth, look.Line)
	x, y := float32(20), float32(footHeight-18)/2
	for _, k := range []struct{ key, does string }{{"↑ ↓", "choose"}, {"Enter", "go"}, {"Tab", "group"}, {">", "commands"}, {"Esc", "leave"}} {
		x += f.foot.KeyCap(x, y, k.key) + 6
		x += f.foot.Text(x, y+1, look.Micro, look.Ink3, f.print.T("find."+k.does)) + 14
	}
	f.foot.TextRight(findWidth-20, y+1, look.Micro, look.Ink3, f.print.T("find.ways"))
	f.show(findWidth, f.high, s.Object(findWidth, f.high))
}

// list draws the hits.
func (f *finder) list(query string) (s *look.Sheet, y float32) {
	s = look.NewSheet()
	f.rows, f.tops = nil, nil
	y = 6
	if len(f.hits) == 0 {
		if query == "" {
			return s, y
		}
		y += 14
		s.TextCut(24, y, findWidth-48, look.Body, look.Ink2, f.print.T("find.none", "words", look.Cut(query, look.Body, 300)))
		y += 32
		if f.of.New != nil {
			typed := strings.TrimSpace(f.entry.Text)
			make := look.NewButton(look.Secondary, f.print.T("find.new", "words", look.Cut(query, look.Body, 300)), "plus", func() { f.Close(); f.of.New(typed) })
			f.targets["dialog:new"] = make
			s.Put(make, 24, y, min(make.Wide(), findWidth-48), look.ButtonHeight)
			y += 44
		}
		return s, y
	}
	last := -1
	for _, h := range f.byGroup() {
		if g := int(h.Group); g != last {
			last = g
			s.Text(20, y+8, look.Micro, look.Ink3, f.of.Groups[g])
			y += findGroup
		}
		i := len(f.rows)
		row := look.NewRow(func() { f.choose(i) })
		row.Chosen, row.Radius = i == f.at, 8
		f.rows, f.tops = append(f.rows, row), append(f.tops, y)
		f.targets[fmt.Sprintf("dialog:hit:%d", i+1)] = row
		s.Put(row, 8, y, findWidth-16, findRow)
		f.of.Mark(s, 20, y+12, h)
		right := float32(findWidth - 24)
		if word := f.how(h); word != "" {
			right -= s.PillRight(right, y+13, look.TagPill(word)) + 10
		}
		marked(s, 54, y+5, right-54, h)
		about := f.of.About(h)
		if len(h.Reading) > 0 {
			about = strings.Join(h.Reading, " ") + " · " + about
		}
		s.TextCut(54, y+26, right-54, look.Small, look.Ink3, about)
		y += findRow
	}
	return s, y + 6
}

// byGroup puts the hits of one group together, groups by their best hit.
func (f *finder) byGroup() []find.Hit {
	var order []int
	by := map[int][]find.Hit{}
	for _, h := range f.hits {
		g := int(h.Group)
		if by[g] == nil {
			order = append(order, g)
		}
		by[g] = append(by[g], h)
	}
	var out []find.Hit
	for _, g := range order {
		out = append(out, by[g]...)
	}
	f.hits = out
	return out
}

// how says why a hit is there, where its title does not show it.
func (f *finder) how(h find.Hit) string {
	switch h.How {
	case find.Inside:
		return f.print.T("find.inside")
	case find.Slip:
		return f.print.T("find.slip")
	}
	return ""
}

// marked writes a title with the characters that matched in bold accent.
func marked(s *look.Sheet, x, y, width float32, h find.Hit) {
	hit := map[int]bool{}
	for _, m := range h.Marks {
		hit[m] = true
	}
	rs := []rune(h.Title)
	if look.Width(h.Title, look.BodyBold) > width {
		s.TextCut(x, y, width, look.Body, look.Ink, h.Title)
		return
	}
	for from := 0; from < len(rs); {
		to := from + 1
		for to < len(rs) && hit[to] == hit[from] {
			to++
		}
		face, ink := look.Body, look.Ink
		if hit[from] {
			face, ink = look.BodyBold, look.Accent
		}
		x += s.Text(x, y, face, ink, string(rs[from:to]))
		from = to
	}
}

// choose goes to a hit.
func (f *finder) choose(i int) {
	if f.closed || i >= len(f.hits) {
		if !f.closed && len(f.hits) == 0 && f.of.New != nil && strings.TrimSpace(f.entry.Text) != "" {
			typed := strings.TrimSpace(f.entry.Text)
			f.Close()
			f.of.New(typed)
		}
		return
	}
	item := f.hits[i].Item
	f.Close()
	f.of.Go(item)
}
