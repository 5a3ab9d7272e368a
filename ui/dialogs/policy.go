package dialogs

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Policies is what the dialog of rules and terms may do. A change is kept at once.
type Policies struct {
	Policy check.Policy
	Terms  bool // begin with the terms
	// Set keeps a value and tells what holds then, or why it cannot be kept, when the file
	// has answered.
	Set func(key, value string, then func(check.Policy, error))
}

// policy shows every rule with a box to tick and its thresholds, and beside them the
// organisation's own terms.
type policy struct {
	*Dialog
	ask   Policies
	tabs  *look.Segment
	wrong string // what is wrong with what was typed last
	at    string // the key it was typed for
	typed map[string]string
	rules *container.Scroll

	term, means *look.Entry
}

// Policy shows the rules, their thresholds and the organisation's own terms.
func Policy(h Hands, p text.Printer, ask Policies) *Dialog {
	d := &policy{Dialog: open(h, p), ask: ask, typed: map[string]string{}, rules: container.NewVScroll(nil)}
	d.tabs = look.NewTabs(0, func(i int) { d.tabs.Chosen = i; d.draw() }, d.print.T("policy.rules"), d.print.T("policy.terms"))
	d.term = look.NewEntry("", d.print.T("policy.term.hint"), func(string) { d.focus(d.means) })
	d.means = look.NewEntry("", d.print.T("policy.means.hint"), func(string) { d.addTerm() })
	if ask.Terms {
		d.tabs.Chosen = 1
	}
	d.term.Cancel, d.means.Cancel = d.Close, d.Close
	d.means.OnChanged = func(string) { d.draw() }
	d.draw()
	return d.Dialog
}

// set keeps a value and tells whether it could. What was typed wrong, as it was typed,
// stays in its field.
func (d *policy) set(key, value, typed string, then func(kept bool)) {
	d.ask.Set(key, value, func(next check.Policy, err error) {
		if d.closed {
			return
		}
		d.wrong, d.at = "", ""
		delete(d.typed, key)
		if err != nil {
			d.wrong, d.at = d.reason(err), key
			d.typed[key] = typed
		} else {
			d.ask.Policy = next
		}
		d.draw()
		if then != nil {
			then(err == nil)
		}
	})
}

// reason says what is wrong; bounds are said as they are typed here.
func (d *policy) reason(err error) string {
	p := d.print
	if e, ok := errors.AsType[*check.PolicyError](err); ok && e.Threshold.Rule != "" {
		t := e.Threshold
		return p.T("policy.range", "name", p.Setting(e.Key), "min", p.SettingValue(e.Key, plain(t.Min)), "max", p.SettingValue(e.Key, plain(t.Max)))
	}
	headline, hint := p.Error(model.Scenario{}, err)
	return headline + p.T("policy.stop") + hint
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// shown is the value of a threshold as it is typed: shares in percent.
func (d *policy) shown(t check.Threshold) string {
	value := d.ask.Policy.Value(t.Key())
	if v, err := strconv.ParseFloat(value, 64); err == nil && t.Unit == check.Share {
		return plain(float64(int(v*1000+.5)) / 10)
	}
	return value
}

// read is the value that was typed for a threshold.
func read(t check.Threshold, typed string) string {
	typed = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(typed), "%％"))
	if v, err := strconv.ParseFloat(typed, 64); err == nil && t.Unit == check.Share {
		return plain(v / 100)
	}
	return typed
}

const (
	policyWide = 720
	policyTall = 430 // of the list, in a window that has room for it
	policyRest = 252 // above and below the list, and around the dialog
	policyRow  = 34
	policyKnob = 84 // width of a threshold's field
)

// tall is the height of the list.
func (d *policy) tall() float32 { return d.fit(policyTall, policyRest) }

func (d *policy) draw() {
	p := d.print
	s := look.NewSheet()
	s.Text(pad, 20, look.Title, look.Ink, p.T("policy.title"))
	s.Paragraph(pad, 48, policyWide-2*pad, look.Small, look.Ink3, p.T("policy.about"), 1)
	s.Put(d.tabs, pad, 74, d.tabs.Wide(), look.SegmentHeight)
	s.Rule(0, 74+look.SegmentHeight+6, policyWide, look.Line)
	top := float32(74 + look.SegmentHeight + 14)
	d.targets["dialog:tabs"] = d.tabs
	if d.tabs.Chosen == 0 {
		s.Put(d.listRules(), pad, top, policyWide-2*pad+14, d.tall())
	} else {
		d.listTerms(s, top)
	}
	y := top + d.tall() + 8
	if d.wrong != "" {
		s.Glyph(pad, y+4, 12, look.High)
		s.TextCut(pad+18, y+2, policyWide-2*pad-18, look.Small, look.HighInk, d.wrong)
	}
	y += 26
	d.foot = look.NewSheet()
	d.foot.Rule(0, 0, policyWide, look.Line)
	done := look.NewButton(look.Primary, p.T("policy.done"), "", d.Close)
	d.foot.Put(done, policyWide-pad-done.Wide(), 16, done.Wide(), 32)
	usual := look.NewButton(look.Quiet, p.T("policy.usual"), "", d.restore)
	usual.Disabled = len(d.changed()) == 0
	hidden := max(policyWide+look.ModalEdges-d.hands.Canvas.Size().Width, 0) // at the left, in a narrow window
	d.foot.Put(usual, hidden+pad-8, 16, usual.Wide(), 32)
	d.targets["dialog:ok"], d.targets["dialog:cancel"], d.targets["dialog:usual"] = done, done, usual
	y += footHeight
	d.show(policyWide, y, s.Object(policyWide, y))
}

// changed lists the rules and thresholds that differ from the catalogue.
func (d *policy) changed() []string {
	return slices.DeleteFunc(d.ask.Policy.Keys(), func(k string) bool { return strings.HasPrefix(k, check.TermKey("")) })
}

// restore sets one after the other back, until one cannot be.
func (d *policy) restore() {
	if keys := d.changed(); len(keys) > 0 {
		d.set(keys[0], "", "", func(kept bool) {
			if kept {
				d.restore()
			}
		})
	}
}

func (d *policy) listRules() *container.Scroll {
	p, s := d.print, look.NewSheet()
	const wide = policyWide - 2*pad
	y, family := float32(0), ""
	for _, r := range check.Rules() {
		if r.Family != family {
			family = r.Family
			s.Text(0, y+8, look.SmallBold, look.Ink2, p.Family(r.ID))
			y += 32
		}
		key := check.RuleKey(r.ID)
		on := look.NewCheck(p.T("rule."+r.ID+".name"), d.ask.Policy.On(r.ID), func(ticked bool) {
			value := "off"
			if ticked {
				value = "on"
			}
			d.set(key, value, value, nil)
		})
		s.Put(on, 4, y, wide-110, look.OptionHeight)
		s.TextRight(wide-8, y+7, look.Micro, look.Ink3, r.ID)
		d.targets["dialog:"+key] = on
		y += policyRow
		for _, t := range check.Thresholds() {
			if t.Rule == r.ID {
				d.drawThreshold(s, y, wide, t)
				y += policyRow
			}
		}
	}
	d.rules.Content = s.Object(wide, y+8)
	d.rules.Refresh()
	return d.rules
}

func (d *policy) drawThreshold(s *look.Sheet, y, wide float32, t check.Threshold) {
	p, key := d.print, t.Key()
	entry := look.NewEntry(d.shown(t), "", func(typed string) {
		if typed != d.shown(t) {
			d.set(key, read(t, typed), typed, nil)
		}
	})
	entry.Leave, entry.Cancel = true, d.Close
	if typed, wrong := d.typed[key]; wrong {
		entry.Refused, entry.Text = d.at == key, typed
	}
	s.TextCut(28, y+8, wide-28-policyKnob-150, look.Small, look.Ink2, p.T("threshold."+t.Rule+"."+t.Name))
	x := wide - 150 - policyKnob
	s.Put(entry, x, y+1, policyKnob, 30)
	unit, said := "", p.T("policy.default", "value", p.SettingValue(key, check.Policy{}.Value(key)))
	if t.Unit == check.Share {
		unit = "%"
	}
	s.Text(x+policyKnob+6, y+8, look.Small, look.Ink3, unit)
	ink := look.Ink3
	if d.ask.Policy.Value(key) != (check.Policy{}).Value(key) {
		ink = look.Ink
	}
	s.TextRight(wide-8, y+8, look.Small, ink, said)
	d.targets["dialog:"+key] = entry
}

func (d *policy) listTerms(s *look.Sheet, top float32) {
	p := d.print
	const wide = policyWide - 2*pad
	s.Paragraph(pad, top, wide, look.Small, look.Ink2, p.T("policy.terms-about"), 2)
	y := top + 44
	const half = (wide - 24 - 88) / 2
	add := look.NewButton(look.Secondary, p.T("policy.add"), "plus", d.addTerm)
	s.Put(d.term, pad, y, half, 32)
	s.Text(pad+half+6, y+7, look.Body, look.Ink3, "→")
	s.Put(d.means, pad+half+24, y, half, 32)
	s.Put(add, pad+wide-add.Wide(), y, add.Wide(), 32)
	d.targets["dialog:term"], d.targets["dialog:means"], d.targets["dialog:add-term"] = d.term, d.means, add
	y += 38
	if said := strings.TrimSpace(d.means.Text); said != "" {
		key := "policy.new-meaning"
		if _, known := meaning.Standard().Find(said); known {
			key = "policy.known-meaning"
		}
		s.TextCut(pad+half+24, y, half+88, look.Small, look.Ink3, p.T(key, "name", p.Meaning(said)))
	}
	y += 26
	terms := d.ask.Policy.TermKeys()
	if len(terms) == 0 {
		s.Text(pad, y, look.Small, look.Ink3, p.T("policy.no-terms"))
		return
	}
	list := look.NewSheet()
	for i, key := range terms {
		at := float32(i) * policyRow
		term := strings.TrimPrefix(key, check.TermKey(""))
		list.TextCut(4, at+7, half-12, look.Body, look.Ink, term)
		list.Text(half+6, at+7, look.Body, look.Ink3, "→")
		list.TextCut(half+24, at+7, half, look.Body, look.Ink2, p.Meaning(d.ask.Policy.Value(key)))
		away := look.NewIconButton("close", func() { d.set(key, "", "", nil) })
		away.Hint = p.T("policy.remove")
		list.Put(away, wide-36, at+2, 28, 28)
		d.targets["dialog:remove:"+term] = away
		list.Rule(0, at+policyRow-1, wide, look.Line)
	}
	s.Put(container.NewVScroll(list.Object(wide, float32(len(terms))*policyRow)), pad, y, wide+14, top+d.tall()-y)
}

func (d *policy) addTerm() {
	term, means := strings.TrimSpace(d.term.Text), strings.TrimSpace(d.means.Text)
	if term == "" || means == "" {
		d.wrong = d.print.T("policy.both")
		d.draw()
		return
	}
	d.term.SetText("")
	d.means.SetText("")
	d.focus(d.term) // the next one may be typed meanwhile
	d.set(check.TermKey(term), means, means, func(kept bool) {
		if !kept && d.term.Text == "" && d.means.Text == "" {
			d.term.SetText(term)
			d.means.SetText(means)
		}
	})
}
