package panel

import (
	"strconv"
	"strings"

	"sandtable/model"
	"sandtable/ui/look"
)

// draft makes the fields of the chosen answer with texts proposed for them. What was
// typed stays as long as pair and answer do.
func (r *Review) draft() {
	a, b, ok := r.open()
	key := ""
	if ok {
		key = strconv.Itoa(int(r.answer)) + " " + r.pairs[r.at].Key
	}
	if key == r.drafted {
		return
	}
	letGo(r.textA, r.textB, r.why)
	r.drafted, r.textA, r.textB, r.why = key, nil, nil, nil
	if !ok {
		return
	}
	lang := r.print.Lang()
	switch r.answer {
	case FuseBoth:
		r.textA = r.area(fusedText(a.Text.In(lang), b.Text.In(lang)))
	case DivideBoth:
		r.textA = r.area(r.divided(a, b))
		r.textB = r.area(r.divided(b, a))
	}
	hint := "review.why"
	if r.answer == LeaveBoth {
		hint = "review.why-needed"
	}
	r.why = look.NewEntry("", r.print.T(hint), func(string) { r.Settle() })
	r.why.OnChanged = func(string) { r.desk.drawFoot() }
}

func (r *Review) area(text string) *look.Entry {
	e := look.NewTextArea(text, "", func(string) { r.Settle() })
	return e
}

// fusedText joins two sentences: what the second says again is left out.
func fusedText(a, b string) string {
	const ends = "。.；;"
	parts := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("。；;", r) })
	}
	said := map[string]bool{}
	var out []string
	for _, p := range append(parts(strings.TrimRight(a, ends)), parts(strings.TrimRight(b, ends))...) {
		if p = strings.TrimSpace(p); p != "" && !said[p] {
			said[p] = true
			out = append(out, p)
		}
	}
	mark := "；"
	if !strings.ContainsFunc(a+b, func(r rune) bool { return r >= 0x4e00 && r < 0xa000 }) {
		mark = "; "
	}
	return strings.Join(out, mark)
}

// divided proposes the text of a duty beside another: it names the channels that only
// this one uses, else the goals that only it serves.
func (r *Review) divided(d, other model.Duty) string {
	own := func(kind model.Kind) string {
		var names []string
		for _, ref := range r.linked(d.ID, kind) {
			if _, shared := r.snap.Scenario.Link(model.LinkID(other.ID, ref.ID)); !shared {
				names = append(names, r.print.Name(r.snap.Scenario, ref))
			}
		}
		return r.print.List(names...)
	}
	text := strings.TrimRight(d.Text.In(r.print.Lang()), "。.")
	if only := own(model.ChannelKind); only != "" {
		return r.print.T("review.only-channels", "text", text, "list", only)
	}
	if only := own(model.KPIKind); only != "" {
		return r.print.T("review.only-kpis", "text", text, "list", only)
	}
	return text
}
